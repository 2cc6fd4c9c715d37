package dev.picode.context.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goldens of npm and its like, of Python, Ruby and PHP, checked by hand.
class ScriptProjectTest {
  @Test
  void npmWorkspaces() throws Exception {
    var tree = ProjectText.of("package.json", """
        {"name": "root", "private": true, "workspaces": {"packages": ["packages/*", "!packages/old"]},
         "devDependencies": {"typescript": "^5.6.0"}}
        """)
        .with("package-lock.json", "{}")
        .with("tsconfig.json", """
            {"compilerOptions": {"outDir": "./dist"}, "include": ["packages/*/src"], "exclude": ["**/*.spec.ts"]}
            """)
        .with("packages/cli/package.json", """
            {"name": "@acme/cli", "version": "1.0.0", "bin": {"acme": "dist/cli.js", "other": "bin/other"},
             "dependencies": {"@acme/core": "workspace:^", "chalk": "5.3.0"},
             "optionalDependencies": {"fsevents": "*"}, "files": ["dist", "!dist/**/*.map"]}
            """)
        .with("packages/core/package.json", """
            {"name": "@acme/core", "exports": {".": {"types": "./dist/index.d.ts", "import": "./dist/index.js"}},
             "peerDependencies": {"react": ">=18"}}
            """)
        .with("packages/old/package.json", "{\"name\": \"old\", \"bin\": \"./run.js\"}")
        .with("node_modules/x/package.json", "{\"name\": \"x\"}")
        .with("packages/cli/src/cli.ts", "x\ny\n")
        .files("packages/core/src/index.ts", "packages/old/run.js", "packages/core/test/a.test.ts");
    assertThat(tree.described()).isEqualTo("""
        type TypeScript, npm by package.json in 4
        module - = root -
        module packages/cli = @acme/cli 1.0.0 of package.json
        module packages/core = @acme/core - of package.json
        module packages/old = old -
        command other = -
        command acme = packages/cli/src/cli.ts
        library @acme/core = packages/core/src/index.ts
        command old = packages/old/run.js
        sources packages/cli/src
        sources packages/core/src
        tests packages/core/test
        leaves packages/cli/dist/**/*.map
        takes packages/cli/dist
        leaves **/*.spec.ts
        leaves dist
        takes packages/*/src
        in package.json:
          typescript ^5.6.0 development
        in packages/cli/package.json:
          @acme/core workspace:^ main at packages/core
          chalk 5.3.0 main
          fsevents * optional
        in packages/core/package.json:
          react >=18 peer
        in packages/old/package.json:
        """);
  }

  @Test
  void pnpmWorkspaces() throws Exception {
    var tree = ProjectText.of("package.json", "{\"name\": \"root\"}")
        .with("pnpm-workspace.yaml", """
            packages:
              - "apps/**" # all of them
              - '!apps/none'
            catalog:
              - no
            """)
        .with("apps/a/b/package.json",
            "{\"name\": \"b\", \"dependencies\": {\"c\": \"link:../c\"}}")
        .with("apps/a/c/package.json", "{\"version\": \"2\"}")
        .with("apps/none/package.json", "{}");
    assertThat(tree.described()).isEqualTo("""
        type JavaScript, pnpm by package.json in 4
        module - = root -
        module apps/a/b = b - of pnpm-workspace.yaml
        module apps/a/c = c 2 of pnpm-workspace.yaml
        in apps/a/b/package.json:
          c link:../c main at apps/a/c
        in apps/a/c/package.json:
        in apps/none/package.json:
        in package.json:
        """);
  }

  @ParameterizedTest
  @CsvSource({"yarn.lock, Yarn", "bun.lock, Bun", "bun.lockb, Bun", "pnpm-lock.yaml, pnpm",
    "npm-shrinkwrap.json, npm", "readme.md, npm"})
  void theLockFileTellsTheManager(String lock, String manager) throws Exception {
    var tree = ProjectText.of("package.json", "{\"name\": \"x\"}").files(lock);
    assertThat(tree.analysis().types().getFirst().buildTool()).isEqualTo(manager);
  }

  @Test
  void poetry() throws Exception {
    var tree = ProjectText.of("pyproject.toml", """
        [tool.poetry]
        name = "shop"
        version = "0.3"
        [tool.poetry.dependencies]
        python = "^3.12"
        flask = "^3"
        core = { path = "libs/core", develop = true }
        redis = { version = "5", optional = true }
        [tool.poetry.group.dev.dependencies]
        pytest = "*"
        [tool.poetry.scripts]
        shop = "shop.cli:main"
        [build-system]
        requires = ["poetry-core>=1.9"]
        build-backend = "poetry.core.masonry.api"
        """).files("shop/cli.py", "libs/core/__init__.py", "tests/test_cli.py");
    assertThat(tree.described()).isEqualTo("""
        type Python, Poetry by pyproject.toml
        module - = shop 0.3
        command shop = shop/cli.py
        tests tests
        in pyproject.toml:
          core - main at libs/core
          flask ^3 main
          poetry-core >=1.9 build
          pytest * development
          redis 5 optional
        """);
  }

  @Test
  void standardProjectsAndAWorkspaceOfUv() throws Exception {
    var tree = ProjectText.of("pyproject.toml", """
        [project]
        name = "shop"
        version = "1.0"
        dependencies = ["Django[argon2]>=5 ; python_version > '3.9'", "httpx", "local @ file:///x"]
        dynamic = ["readme"]
        [project.optional-dependencies]
        test = ["pytest (>=8)"]
        pdf = ["reportlab==4"]
        [project.scripts]
        shop = "shop.cli:main [extra]"
        [dependency-groups]
        lint = ["ruff", {include-group = "test"}]
        [tool.uv.workspace]
        members = ["libs/*"]
        [tool.pytest.ini_options]
        testpaths = ["checks"]
        [tool.ruff]
        exclude = ["gen"]
        [tool.setuptools.packages.find]
        where = ["src"]
        """)
        .files("uv.lock", "src/shop/cli.py", "checks/test_a.py")
        .with("src/shop/__main__.py", "")
        .with("scripts/run.py", "print(1)\nif __name__ == '__main__':\n    pass\n")
        .with("libs/money/pyproject.toml",
            "[project]\nname = \"money\"\ndynamic = [\"dependencies\"]\n[build-system]\nbuild-backend = \"hatchling.build\"\n")
        .with("tools/pyproject.toml", "[tool.black]\nline-length = 100\n");
    assertThat(tree.described()).isEqualTo("""
        type Python, uv by pyproject.toml
        type Python, Hatch by libs/money/pyproject.toml
        module - = shop 1.0
        module libs/money = money - of pyproject.toml
        main run = scripts/run.py
        main shop = src/shop/__main__.py
        command shop = src/shop/cli.py
        sources src
        tests checks
        leaves gen
        in libs/money/pyproject.toml at least:
        in pyproject.toml:
          Django >=5 main
          httpx - main
          local - main
          pytest >=8 development
          reportlab ==4 optional
          ruff - development
        """);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "[tool.pdm]|PDM", "[tool.hatch]|Hatch", "[tool.uv]|uv",
    "[build-system]~build-backend = \"setuptools.build_meta\"|setuptools",
    "[build-system]~build-backend = \"flit_core.buildapi\"|Flit",
    "[build-system]~build-backend = \"maturin\"|Maturin",
    "[build-system]~build-backend = \"uv_build\"|uv", "[project]~name = \"x\"|pip"})
  void tellsPythonsToolsApart(String text, String tool) throws Exception {
    var tree = ProjectText.of("pyproject.toml", text.replace('~', '\n') + "\n");
    assertThat(tree.analysis().types().getFirst().buildTool()).isEqualTo(tool);
  }

  @Test
  void olderFormsOfPython() throws Exception {
    var tree = ProjectText.of("a/setup.py", """
        from setuptools import setup
        setup(name="old", version='1.4',  # install_requires=["never"]
              install_requires=["six>=1.16", 'attrs'], tests_require=['nose'],
              entry_points={"console_scripts": ["old = old.main:run"]})
        """)
        .files("a/old/main.py")
        .with("b/setup.cfg", """
            [metadata]
            name = conf
            version = 2.0
            [options]
            install_requires =
                requests>=2
                click
            [options.extras_require]
            dev = black
            [options.entry_points]
            console_scripts =
                conf = conf.cli:main
            """)
        .files("b/src/conf/cli.py")
        .with("c/Pipfile",
            "[packages]\nflask = \"*\"\n[dev-packages]\npytest = {version = \">=8\"}\n")
        .with("d/requirements.txt", """
            # comment
            -r base.txt
            numpy==2.1.0 --hash=sha256:abc
            pandas>=2,\\
              <3
            git+https://example.com/x.git
            """)
        .with("d/requirements-dev.txt", "mypy\n")
        .with("e/setup.cfg", "[flake8]\nmax-line-length = 100\n");
    assertThat(tree.described()).isEqualTo("""
        type Python, setuptools by a/setup.py in 3
        type Python, Pipenv by c/Pipfile
        type Python, pip by d/requirements.txt
        module a = old 1.4
        module b = conf 2.0
        module c = c -
        command old = a/old/main.py
        command conf = b/src/conf/cli.py
        in a/setup.py at least:
          attrs - main
          nose - development
          six >=1.16 main
        in b/setup.cfg:
          black - optional
          click - main
          requests >=2 main
        in c/Pipfile:
          flask * main
          pytest >=8 development
        in d/requirements-dev.txt:
          mypy - development
        in d/requirements.txt at least:
          numpy ==2.1.0 main
          pandas >=2, <3 main
        """);
  }

  @Test
  void rubyWithAGemOfTheTree() throws Exception {
    var tree = ProjectText.of("Gemfile", """
        source "https://rubygems.org"
        gem "rails", "~> 7.1", ">= 7.1.2"
        gem 'pay', path: 'engines/pay' # ours
        gem "debug", group: :development
        group :test, :development do
          gem "rspec"
        end
        gem "pg"
        """)
        .with("engines/pay/pay.gemspec", """
            Gem::Specification.new do |spec|
              spec.name = "pay"
              spec.version = "0.2.0"
              spec.executables = %w[pay-now]
              spec.add_dependency "money", "~> 6.0"
              spec.add_development_dependency("rake")
            end
            """)
        .files("engines/pay/lib/pay.rb", "engines/pay/exe/pay-now", "spec/a_spec.rb");
    assertThat(tree.described()).isEqualTo("""
        type Ruby, Bundler by Gemfile in 2
        module - = - -
        module engines/pay = pay 0.2.0
        command pay-now = engines/pay/exe/pay-now
        library pay = engines/pay/lib/pay.rb
        sources engines/pay/lib
        tests spec
        in Gemfile:
          debug - development
          pay - main at engines/pay
          pg - main
          rails ~> 7.1, >= 7.1.2 main
          rspec - development
        in engines/pay/pay.gemspec:
          money ~> 6.0 main
          rake - development
        """);
  }

  @Test
  void composer() throws Exception {
    var tree = ProjectText.of("composer.json", """
        {"name": "acme/shop", "require": {"php": ">=8.2", "ext-json": "*", "monolog/monolog": "^3.0"},
         "require-dev": {"phpunit/phpunit": "^11"}, "bin": ["bin/shop"],
         "autoload": {"psr-4": {"Shop\\\\": "src/"}}, "autoload-dev": {"psr-4": {"Shop\\\\Tests\\\\": "tests/"}}}
        """).files("src/Cart.php", "tests/CartTest.php", "bin/shop");
    assertThat(tree.described()).isEqualTo("""
        type PHP, Composer by composer.json
        module - = acme/shop -
        command shop = bin/shop
        sources src
        tests tests
        in composer.json:
          monolog/monolog ^3.0 main
          phpunit/phpunit ^11 development
        """);
  }
}
