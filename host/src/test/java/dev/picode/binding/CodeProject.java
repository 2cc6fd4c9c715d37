package dev.picode.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A small project with a folder that not everyone may read. Stateless.
final class CodeProject {
  private CodeProject() {}

  /// What everyone may read.
  static final Map<String, String> OPEN = new TreeMap<>(Map.of(
      "src/shop/cart.js", """
          /** Counts what is bought. */
          export function total(items) {
            return items.reduce((sum, item) => sum + item.price, 0);
          }
          """,
      "src/till.js", """
          import { total } from "./shop/cart.js";
          import chalk from "chalk";

          export class Till {
            sum(items) {
              if (items.length === 0 || items[0] === null) {
                return 0;
              }
              return total(items);
            }
          }
          """,
      "src/open.js", """
          import { Till } from "./till.js";
          import { guard } from "../secret/vault.js";

          export const open = () => guard(new Till());
          """,
      "src/a.js", "import { b } from \"./b.js\";\nexport const a = () => b;\n",
      "src/b.js", "import { a } from \"./a.js\";\nexport const b = () => a;\n"));

  /// What only some may.
  static final Map<String, String> SECRET = new TreeMap<>(Map.of(
      "secret/vault.js", """
          import { total } from "../src/shop/cart.js";
          import { Till } from "../src/till.js";
          import chalk from "chalk";
          import safe from "safe-box";

          /** Guards prices bought by the till. */
          export function guard(items) {
            return total(items) + new Till().sum(items) + combination();
          }

          function combination() {
            return "prices prices prices xyzzy";
          }
          """,
      "secret/package.json", "{\"name\": \"vault\", \"dependencies\": {\"safe-box\": \"1\"}}\n",
      "package.json", "{\"name\": \"shop\", \"main\": \"src/open.js\"}\n"));

  static void write(Path root, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("x").getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
