"""Acts on many articles at once: first told, article by article and language by language, then done; always through the verbs."""
