package dev.picode.context.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Goldens of JavaScript and TypeScript, checked by hand.
class NodeImportsTest {
  @Test
  void resolvesRelativePathsEndingsAndIndexFiles() throws Exception {
    var tree = TreeText.of("""
        src/app.tsx | ./parts ./util.js ../data.json ./style.css?inline react react-dom/client @acme/kit/x node:fs fs/promises ./gone https://esm.sh/left-pad raw!./note.txt
        src/parts/index.ts | reexport:./list.js#* reexport:./list#x
        src/parts/list.ts | ..
        src/util.ts
        src/style.css
        src/note.txt
        data.json
        src/old.js | ./parts/list
        src/types.d.ts
        src/Card.vue | ./types ./app
        src/index.ts
        """);
    assertThat(tree.described()).isEqualTo("""
        src/Card.vue -> src/app.tsx
        src/Card.vue -> src/types.d.ts
        src/app.tsx -> data.json
        src/app.tsx -> src/note.txt
        src/app.tsx -> src/parts/index.ts
        src/app.tsx -> src/style.css
        src/app.tsx -> src/util.ts
        src/app.tsx !! ./gone
        src/app.tsx => @acme/kit
        src/app.tsx => esm.sh
        src/app.tsx => node:fs
        src/app.tsx => react
        src/app.tsx => react-dom
        src/old.js -> src/parts/list.ts
        src/parts/index.ts -> src/parts/list.ts
        src/parts/list.ts -> src/index.ts
        """);
  }

  @Test
  void takesPathsOfTheNearestConfigurationAndOfWhatItExtends() throws Exception {
    var tree = TreeText.of("""
        web/src/app.ts | @/parts/list @/gone ~assets/logo core/math shared lodash
        web/src/parts/list.ts
        web/src/core/math.ts
        web/assets/logo.ts
        libs/shared/index.ts
        plain/a.js | b/c
        plain/src/b/c.js
        """)
        .with("web/tsconfig.json", """
            { // comments and trailing commas are usual
              "extends": ["../base", "./tsconfig.paths.json"],
              "compilerOptions": { "baseUrl": "src", },
            }
            """)
        .with("base.json", "{\"compilerOptions\": {\"paths\": {\"never\": [\"used\"]}}}")
        .with("web/tsconfig.paths.json", """
            {"compilerOptions": {"paths": {
              "@/*": ["./*"], "~assets/*": ["../assets/*"], "shared": ["../../libs/shared"]}}}
            """)
        .with("plain/jsconfig.json", "{\"compilerOptions\": {\"baseUrl\": \"./src\"}}");
    assertThat(tree.described()).isEqualTo("""
        plain/a.js -> plain/src/b/c.js
        web/src/app.ts -> libs/shared/index.ts
        web/src/app.ts -> web/assets/logo.ts
        web/src/app.ts -> web/src/core/math.ts
        web/src/app.ts -> web/src/parts/list.ts
        web/src/app.ts !! @/gone
        web/src/app.ts => lodash
        """);
  }

  @Test
  void aConfigurationThatOnlyReferencesOthersTakesTheirPaths() throws Exception {
    var tree = TreeText.of("""
        src/main.ts | @/app
        src/app.ts
        """)
        .with("tsconfig.json",
            "{\"files\": [], \"references\": [{\"path\": \"./tsconfig.node.json\"}, {\"path\": \"./tsconfig.app.json\"}]}")
        .with("tsconfig.node.json", "{}")
        .with("tsconfig.app.json", "{\"compilerOptions\": {\"paths\": {\"@/*\": [\"src/*\"]}}}");
    assertThat(tree.described()).isEqualTo("src/main.ts -> src/app.ts\n");
  }

  @Test
  void findsPackagesOfTheTreeByNameAndWhatTheyExport() throws Exception {
    var tree = TreeText.of("""
        apps/web/src/app.ts | @acme/ui @acme/ui/button @acme/ui/theme/dark @acme/math @acme/math/deep/x #lib/log @acme/web @acme/ui/hidden tools
        apps/web/src/index.ts
        apps/web/lib/log.ts
        packages/ui/src/index.ts
        packages/ui/src/button.tsx
        packages/ui/src/theme/dark.ts
        packages/math/lib/main.js
        packages/math/deep/x.js
        packages/tools/index.js
        """)
        .with("apps/web/package.json",
            "{\"name\": \"@acme/web\", \"main\": \"dist/index.js\", \"imports\": {\"#lib/*\": \"./lib/*.js\"}}")
        .with("packages/ui/package.json", """
            {"name": "@acme/ui", "exports": {
              ".": {"types": "./dist/index.d.ts", "import": "./dist/index.mjs"},
              "./button": {"node": {"import": "./dist/button.js"}},
              "./theme/*": ["./dist/theme/*.js"],
              "./hidden": null}}
            """)
        .with("packages/math/package.json", "{\"name\": \"@acme/math\", \"main\": \"./lib/main\"}")
        .with("packages/tools/package.json", "{\"name\": \"tools\"}");
    assertThat(tree.described()).isEqualTo("""
        apps/web/src/app.ts -> apps/web/lib/log.ts
        apps/web/src/app.ts -> apps/web/src/index.ts
        apps/web/src/app.ts -> packages/math/deep/x.js
        apps/web/src/app.ts -> packages/math/lib/main.js
        apps/web/src/app.ts -> packages/tools/index.js
        apps/web/src/app.ts -> packages/ui/src/button.tsx
        apps/web/src/app.ts -> packages/ui/src/index.ts
        apps/web/src/app.ts -> packages/ui/src/theme/dark.ts
        apps/web/src/app.ts !! @acme/ui/hidden
        """);
  }
}
