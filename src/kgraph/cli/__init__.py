"""The command line: one small file a command; ``main`` loads a command's file only when it is called."""
