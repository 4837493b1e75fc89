"""How the shipped language data is made: pipeline, word vectors, lexicon. See ../README.md."""
