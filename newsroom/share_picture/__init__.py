"""The picture that messengers and social networks show of a page: 1200 × 630, drawn from its words, shaped as Arabic must be."""
