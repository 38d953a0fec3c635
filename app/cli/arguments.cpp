// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/commandtable.h"
#include "cli/optiontable.h"
#include "cli/texts.h"
#include "core/text.h"

namespace coinpay::cli {

namespace {

struct Words
{
    QStringList plain;
    QHash<QString, QString> options;
};

//! Takes one option, with its value; answers how many words it took.
Result<qsizetype> takeOption(const QStringList &words, qsizetype at, Words &into)
{
    const QString &word = words.at(at);
    const qsizetype equals = word.indexOf(QLatin1Char('='));
    const QString name = word == QLatin1String("-h") ? QStringLiteral("help")
                                                     : word.mid(2, equals < 0 ? -1 : equals - 2);
    const OptionRow *row = findOption(name);
    if (!row)
        return fail(usageError(
            Texts::tr("There is no option --%1. See coinpay-cli --help.").arg(displayText(name))));
    if (into.options.contains(name))
        return fail(usageError(Texts::tr("--%1 is given twice.").arg(name)));
    if (row->valueName.isEmpty() && equals >= 0)
        return fail(usageError(Texts::tr("--%1 takes no value.").arg(name)));
    if (row->valueName.isEmpty() || equals >= 0) {
        into.options.insert(name, equals < 0 ? QString() : word.mid(equals + 1));
        return 1;
    }
    if (at + 1 >= words.size())
        return fail(usageError(
            Texts::tr("--%1 needs a value: --%1 %2.", "%1: an option's name, %2: e.g. SECONDS")
                .arg(name, row->valueName)));
    into.options.insert(name, words.at(at + 1));
    return 2;
}

Done checkOptions(const Words &words, const CommandRow &row)
{
    for (auto option = words.options.begin(); option != words.options.end(); ++option) {
        if (!findOption(option.key())->belongsTo(row.command))
            return fail(usageError(
                Texts::tr("--%1 does not go with \"%2\".", "%1: an option's name, %2: a command")
                    .arg(option.key(), row.words)));
    }
    for (const QLatin1String name : row.required) {
        if (!words.options.contains(name))
            return fail(
                usageError(Texts::tr("\"%1\" needs --%2.", "%1: a command, %2: an option's name")
                               .arg(row.words, QString(name))));
    }
    return {};
}

Result<Arguments> understand(const Words &words)
{
    Arguments arguments;
    arguments.options = words.options;
    arguments.json = arguments.has(QStringLiteral("json"));
    if (arguments.has(QStringLiteral("help")))
        return arguments;
    if (arguments.has(QStringLiteral("version"))) {
        arguments.command = Command::Version;
        return arguments;
    }
    const CommandRow *row = findCommand(words.plain.mid(0, 2).join(QLatin1Char(' ')));
    if (!row)
        row = findCommand(words.plain.value(0));
    if (!row)
        return fail(
            usageError(words.plain.isEmpty()
                           ? Texts::tr("Say what to do. See coinpay-cli --help.")
                           : Texts::tr("There is no command \"%1\". See coinpay-cli --help.")
                                 .arg(displayText(words.plain.mid(0, 2).join(QLatin1Char(' '))))));
    const qsizetype own = row->words.count(QLatin1Char(' ')) + 1;
    const qsizetype expected =
        row->subjectName.isEmpty() ? own : own + row->subjectName.count(QLatin1Char(' ')) + 1;
    if (words.plain.size() < expected)
        return fail(
            usageError(Texts::tr("\"%1\" needs %2 after it.", "%1: a command, %2: NAME or ID")
                           .arg(row->words, row->subjectName)));
    if (words.plain.size() > expected && !row->takesSeveral())
        return fail(usageError(
            Texts::tr("\"%1\" is one word too many.").arg(displayText(words.plain.at(expected)))));
    const Done checked = checkOptions(words, *row);
    if (!checked)
        return fail(checked.error());
    arguments.command = row->command;
    arguments.subject = words.plain.value(own);
    arguments.subjects = words.plain.mid(own);
    return arguments;
}

} // namespace

Error usageError(const QString &message)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.code = QStringLiteral("usage");
    error.message = message;
    return error;
}

Result<Arguments> parseArguments(const QStringList &words)
{
    Words sorted;
    for (qsizetype at = 0; at < words.size();) {
        const QString &word = words.at(at);
        if (!word.startsWith(QLatin1String("--")) && word != QLatin1String("-h")) {
            sorted.plain.append(word);
            ++at;
            continue;
        }
        const auto taken = takeOption(words, at, sorted);
        if (!taken)
            return fail(taken.error());
        at += *taken;
    }
    return understand(sorted);
}

Result<qint64> parseNumber(const Arguments &arguments, const QString &option, qint64 otherwise,
                           qint64 least, qint64 most)
{
    if (!arguments.has(option))
        return otherwise;
    bool isNumber = false;
    const qint64 number = arguments.value(option).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most)
        return fail(usageError(Texts::tr("--%1 takes a whole number from %2 to %3, not \"%4\".")
                                   .arg(option, QString::number(least), QString::number(most),
                                        displayText(arguments.value(option)))));
    return number;
}

} // namespace coinpay::cli
