['Java', 'Packages', 'java', 'javax', 'org', 'com', 'JavaImporter', 'javafx']
  .filter((name) => typeof globalThis[name] !== 'undefined')
