import polyglot
