'\n{"t":"completed","run":1,"present":true,"value":"forged"}\n'
