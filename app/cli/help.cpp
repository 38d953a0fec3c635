// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"
#include "cli/exitcode.h"
#include "cli/optiontable.h"
#include "cli/texts.h"

namespace coinpay::cli {

namespace {

constexpr int HelpColumn = 32;

QString line(const QString &left, const QString &right)
{
    return QLatin1String("  ") + left.leftJustified(HelpColumn) + QLatin1Char(' ') + right +
           QLatin1Char('\n');
}

QString spaced(const QString &word, const QString &value)
{
    return value.isEmpty() ? word : word + QLatin1Char(' ') + value;
}

QString commands()
{
    QString text;
    for (const CommandRow &row : commandTable())
        text += line(spaced(row.words, row.subjectName), row.help);
    return text;
}

QString options()
{
    QString text;
    for (const OptionRow &row : optionTable())
        text += line(spaced(QLatin1String("--") + row.name, row.valueName), row.help);
    return text;
}

QString exitCodes()
{
    const auto row = [](ExitCode code, const QString &help) {
        return line(QString::number(static_cast<int>(code)), help);
    };
    return row(ExitCode::Ok, Texts::tr("done; what was watched ended well: paid, or final")) +
           row(ExitCode::Usage, Texts::tr("the command line, or a value in it, is not right")) +
           row(ExitCode::Refused, Texts::tr("the server understood and said no")) +
           row(ExitCode::Network, Texts::tr("the server was not reached, or did not answer as it "
                                            "should; nothing was asked for")) +
           row(ExitCode::FailedOutcome, Texts::tr("it ended otherwise: expired, canceled or "
                                                  "failed; a webhook that is not valid; a bundle "
                                                  "that is not whole or by somebody else")) +
           row(ExitCode::OutcomeUnknown,
               Texts::tr("how it ends is not known yet; the next command or the window goes on "
                         "with it: do not ask for it anew")) +
           row(ExitCode::Secrets,
               Texts::tr("the private key is missing, locked, denied, or readable by others")) +
           row(ExitCode::Storage,
               Texts::tr("the journal or the profiles cannot be read or written")) +
           row(ExitCode::TimeIsUp,
               Texts::tr("watch: --timeout ran out; any command: stopped by a signal before "
                         "anything was asked for"));
}

} // namespace

QString helpText()
{
    const QLatin1Char newLine('\n');
    return Texts::tr("coinpay-cli: invoices, escrows and wallets over the CoinPay API, for a "
                     "terminal or a script") +
           newLine + newLine +
           QLatin1String("  coinpay-cli [--data-dir DIR] [--profile NAME] [--json] ") +
           Texts::tr("COMMAND …", "in a usage line") + newLine + newLine + Texts::tr("Commands") +
           newLine + commands() + newLine + Texts::tr("Options") + newLine + options() + newLine +
           Texts::tr("Exit codes") + newLine + exitCodes() + newLine +
           Texts::tr("What moves something is written to a journal before it is sent. If it is "
                     "interrupted, the next command or the window finishes it under the same "
                     "idempotency key.") +
           newLine;
}

} // namespace coinpay::cli
