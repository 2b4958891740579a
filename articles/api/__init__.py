"""The read interface for programs, /api/v1/: what stands, as JSON, under the rules of readers' pages. It never writes."""
