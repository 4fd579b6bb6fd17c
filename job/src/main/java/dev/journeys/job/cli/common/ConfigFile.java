// SPDX-License-Identifier: Apache-2.0
package dev.journeys.job.cli.common;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options of a command from a properties file that {@code --config} names: {@code bound=PT10S} is
 * {@code --bound=PT10S}. An option of keys and values has one entry for each key: {@code
 * kafka.acks=all} is {@code --kafka=acks=all}. What the command line says itself goes before. A
 * file may serve several commands: an option of another one is passed over.
 */
public final class ConfigFile {
    private static final String OPTION = "--config";

    private final CommandLine command;
    private final Path file;
    private final List<String> given;
    private final List<String> added = new ArrayList<>();

    private ConfigFile(CommandLine command, Path file, List<String> given) {
        this.command = command;
        this.file = file;
        this.given = given;
    }

    /**
     * Arguments with those of the file, if one is named.
     *
     * @param commands whose subcommand the first argument is
     * @throws ParameterException where the file cannot be read or has what is no option
     */
    public static String[] expand(CommandLine commands, String... arguments) {
        CommandLine command =
                arguments.length == 0 ? null : commands.getSubcommands().get(arguments[0]);
        String named = command == null ? null : named(arguments);
        if (command == null
                || named == null
                || !command.getCommandSpec().optionsMap().containsKey(OPTION)) {
            return arguments;
        }
        List<String> given = Arrays.asList(arguments).subList(1, arguments.length);
        ConfigFile config = new ConfigFile(command, Path.of(named), given);
        config.read(commands);
        List<String> all = new ArrayList<>();
        all.add(arguments[0]);
        all.addAll(config.added);
        all.addAll(given);
        return all.toArray(String[]::new);
    }

    /** The file that arguments name; null where they name none. */
    public static @Nullable String named(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith(OPTION + "=")) {
                return arguments[i].substring(OPTION.length() + 1);
            }
            if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
                return arguments[i + 1];
            }
        }
        return null;
    }

    private void read(CommandLine commands) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ParameterException(
                    command,
                    "Expected a properties file at '" + file + "', but it cannot be read.");
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            add(commands, name, properties.getProperty(name).strip());
        }
    }

    private void add(CommandLine commands, String name, String value) {
        List<String> parts = Splitter.on('.').limit(2).splitToList(name);
        String flag = "--" + parts.get(0);
        OptionSpec option = command.getCommandSpec().findOption(flag);
        OptionSpec known = option == null ? ofOther(commands, flag) : option;
        if (known == null || !isAllowed(known) || isMap(known) != (parts.size() == 2)) {
            throw wrong(
                    "only names of options, such as 'bound', and 'kafka.' with the name of a client"
                            + " property",
                    name);
        }
        if (option == null) {
            return;
        }
        if (isMap(option)) {
            added.add(flag + "=" + parts.get(1) + "=" + value);
        } else if (!isGiven(flag)) {
            addOnce(option, flag, value);
        }
    }

    private void addOnce(OptionSpec option, String flag, String value) {
        if (option.arity().max() > 0) {
            added.add(flag + "=" + value);
        } else if (value.equals("true")) {
            added.add(flag);
        } else if (!value.equals("false")) {
            throw wrong("true or false for '" + flag.substring(2) + "'", value);
        }
    }

    private boolean isGiven(String flag) {
        return given.stream()
                .anyMatch(argument -> argument.equals(flag) || argument.startsWith(flag + "="));
    }

    private static @Nullable OptionSpec ofOther(CommandLine commands, String flag) {
        return commands.getSubcommands().values().stream()
                .map(other -> other.getCommandSpec().findOption(flag))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isAllowed(OptionSpec option) {
        return !option.usageHelp() && !option.versionHelp() && !option.longestName().equals(OPTION);
    }

    private static boolean isMap(OptionSpec option) {
        return Map.class.isAssignableFrom(option.type());
    }

    private ParameterException wrong(String expected, String found) {
        return new ParameterException(
                command, "Expected in '" + file + "' " + expected + ", but found '" + found + "'.");
    }
}
