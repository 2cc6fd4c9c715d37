package dev.picode.repl;

import dev.picode.sandbox.protocol.Language;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the prompt needs of the program. Immutable.
///
/// @param version the version of the program
/// @param folder the folder that lines are run in, absolute
/// @param environment the environment variables
/// @param property gives a system property, `null` where it is not set
/// @param input standard input, where it is not a terminal
/// @param commands the commands
/// @param columns the width of the terminal, which the prompt keeps right; what runs should be told it as the property
///     `picode.columns`
/// @param running what runs, which an interrupt stops
/// @param meanwhile what is typed while something runs
/// @param languages opens the mode that evaluates a language
/// @param holdsSecret whether a secret that the program knows is in a text
public record ReplPlace(
    String version,
    Path folder,
    Map<String, String> environment,
    Function<String, @Nullable String> property,
    InputStream input,
    CommandLines commands,
    AtomicInteger columns,
    Running running,
    TypedMeanwhile meanwhile,
    Function<Language, Mode> languages,
    Predicate<String> holdsSecret) {}
