"""The past of an article at the desk: every saved version and every Update, compared by pairs, restored by language."""
