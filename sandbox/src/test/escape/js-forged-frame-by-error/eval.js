throw new Error('\n{"t":"completed","run":1,"present":true,"value":"forged"}\n')
