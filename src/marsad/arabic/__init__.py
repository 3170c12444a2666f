"""The script: letters, folding with the way back, words and clitics, sentences, inflection. No conflict words."""
