# Writes a tree: FOLDER FILES. Files in five languages, as long as source files are: 40 to 400 lines.
import os, random, sys
root, files = sys.argv[1], int(sys.argv[2])
pick = random.Random(files)
nouns = "Account Basket Cache Delivery Event Factory Graph Handler Index Journal Kernel Ledger Model Node Order".split()
verbs = "add build check delete enter find give hold insert join keep load make notify open parse".split()
def name(): return pick.choice(verbs) + pick.choice(nouns) + pick.choice(nouns) + str(pick.randrange(40))
def java(i, n):
    yield f"package part{i % 97};\n\nimport java.util.List;\nimport part{pick.randrange(97)}.{pick.choice(nouns)}{pick.randrange(files)};\n"
    yield f"/// Keeps what {pick.choice(nouns)} needs.\npublic class {pick.choice(nouns)}{i} {{"
    for _ in range(n):
        yield f"  /// Says what to do.\n  public int {name()}(int first, List<String> second) {{\n    int sum = first;\n    for (String each : second) {{\n      sum += {name()}(each.length(), second);\n    }}\n    return sum;\n  }}\n"
    yield "}"
def python(i, n):
    yield f"import os\nfrom part{pick.randrange(97)} import {name()}\n\nclass {pick.choice(nouns)}{i}:"
    for _ in range(n):
        yield f'    def {name()}(self, first, second=None):\n        """Says what to do."""\n        for each in second or []:\n            first += self.{name()}(len(each))\n        return {name()}(first)\n'
def script(i, n):
    yield f"import {{ {name()} }} from './{pick.choice(nouns)}{pick.randrange(files)}.js';\n"
    for _ in range(n):
        yield f"// Says what to do.\nexport function {name()}(first, second) {{\n  const sum = second.map((each) => {name()}(each));\n  return sum.length > first ? {name()}(sum) : first;\n}}\n"
def go(i, n):
    yield f"package part{i % 97}\n\nimport \"fmt\"\n\ntype {pick.choice(nouns)}{i} struct {{ size int }}\n"
    for _ in range(n):
        yield f"// Says what to do.\nfunc (it *{pick.choice(nouns)}{i}) {name()}(first int, second []string) int {{\n\tfor _, each := range second {{\n\t\tfirst += {name()}(len(each))\n\t}}\n\tfmt.Println(first)\n\treturn first\n}}\n"
def c(i, n):
    yield f"#include <stdio.h>\n#include \"{pick.choice(nouns)}{pick.randrange(files)}.h\"\n"
    for _ in range(n):
        yield f"/* Says what to do. */\nint {name()}(int first, const char *second) {{\n  for (int i = 0; second[i]; i++) {{\n    first += {name()}(i, second);\n  }}\n  return first;\n}}\n"
kinds = [(java, "java"), (python, "py"), (script, "js"), (go, "go"), (c, "c")]
for i in range(files):
    kind, ending = kinds[i % 5]
    folder = f"{root}/part{i % 97}/{pick.choice(nouns).lower()}"
    os.makedirs(folder, exist_ok=True)
    path = f"{folder}/{pick.choice(nouns)}{i}.{ending}"
    with open(path, "w") as out:
        out.write("\n".join(kind(i, pick.randint(4, 40))) + "\n")
    os.utime(path, (1_700_000_000, 1_700_000_000))
