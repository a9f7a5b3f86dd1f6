"""Words of languages: one file a language, one model, one list of them."""
