// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"

#include "cli/texts.h"

namespace coinpay::cli {

const QList<CommandRow> &commandTable()
{
    using Names = QList<QLatin1String>;
    const QString name = QStringLiteral("NAME");
    const QString id = QStringLiteral("ID");
    static const QList<CommandRow> table{
        {Command::ProfilesAdd, QStringLiteral("profiles add"), name,
         Names{QLatin1String("url"), QLatin1String("key-id"), QLatin1String("key-file")},
         Texts::tr("remember a server, and put its private key into the keychain")},
        {Command::ProfilesList,
         QStringLiteral("profiles list"),
         {},
         {},
         Texts::tr("show the profiles")},
        {Command::ProfilesRemove,
         QStringLiteral("profiles remove"),
         name,
         {},
         Texts::tr("forget a profile, its key and its journal")},
        {Command::ProfilesTest,
         QStringLiteral("profiles test"),
         name,
         {},
         Texts::tr("connect, and say what fails")},
        {Command::InvoicesCreate,
         QStringLiteral("invoices create"),
         {},
         Names{QLatin1String("amount"), QLatin1String("asset"), QLatin1String("reference")},
         Texts::tr("make an invoice, once and never twice")},
        {Command::InvoicesList,
         QStringLiteral("invoices list"),
         {},
         {},
         Texts::tr("show the newest invoices")},
        {Command::InvoicesGet,
         QStringLiteral("invoices get"),
         id,
         {},
         Texts::tr("show one invoice")},
        {Command::InvoicesCancel,
         QStringLiteral("invoices cancel"),
         id,
         {},
         Texts::tr("cancel an invoice that nobody has paid")},
        {Command::InvoicesWatch,
         QStringLiteral("invoices watch"),
         id,
         {},
         Texts::tr("print each change as it comes, until the last")},
    };
    return table;
}

const QList<OptionRow> &optionTable()
{
    using enum Command;
    static const QList<Command> invoices{InvoicesCreate, InvoicesList, InvoicesGet, InvoicesCancel,
                                         InvoicesWatch};
    static const QList<Command> withKey;
    static const QList<Command> add{ProfilesAdd};
    static const QList<Command> create{InvoicesCreate};
    static const QList<OptionRow> table{
        {QStringLiteral("data-dir"),
         QStringLiteral("DIR"),
         {},
         Texts::tr("where profiles and journals are, in place of your own folder")},
        {QStringLiteral("profile"), QStringLiteral("NAME"), invoices,
         Texts::tr("which profile, in place of the one used last")},
        {QStringLiteral("json"), {}, {}, Texts::tr("one JSON object a line, errors too")},
        {QStringLiteral("key-file"), QStringLiteral("PEM"), withKey,
         Texts::tr("the private key, in place of the keychain's; refused if others can read it")},
        {QStringLiteral("url"), QStringLiteral("URL"), add, Texts::tr("the server, https://…")},
        {QStringLiteral("key-id"), QStringLiteral("ID"), add,
         Texts::tr("what the server calls the key")},
        {QStringLiteral("ca"), QStringLiteral("PEM"), add,
         Texts::tr("trust this authority's certificates in place of the system's")},
        {QStringLiteral("environment"), QStringLiteral("sandbox|test|live"), add,
         Texts::tr("what kind of money moves there (default: live)")},
        {QStringLiteral("yes"),
         {},
         {ProfilesRemove},
         Texts::tr("even with operations in its journal that are not over")},
        {QStringLiteral("amount"), QStringLiteral("25.00"), create, Texts::tr("how much")},
        {QStringLiteral("asset"), QStringLiteral("USDT"), create, Texts::tr("of what")},
        {QStringLiteral("reference"), QStringLiteral("TEXT"), create,
         Texts::tr("your own word for it, such as an order number")},
        {QStringLiteral("network"), QStringLiteral("NAME"), create,
         Texts::tr("on which chain (default: the asset's own)")},
        {QStringLiteral("expires-in"), QStringLiteral("SECONDS"), create,
         Texts::tr("how long it may be paid")},
        {QStringLiteral("callback-url"), QStringLiteral("URL"), create,
         Texts::tr("where the server sends its webhooks")},
        {QStringLiteral("reason"),
         QStringLiteral("TEXT"),
         {InvoicesCancel},
         Texts::tr("why, for the record (default: \"Canceled by the merchant\")")},
        {QStringLiteral("limit"),
         QStringLiteral("N"),
         {InvoicesList},
         Texts::tr("how many, newest first; 0 is all (default: 50)")},
        {QStringLiteral("timeout"),
         QStringLiteral("SECONDS"),
         {InvoicesCreate, InvoicesCancel, InvoicesWatch},
         Texts::tr("how long to wait (default: 30 for create and cancel, no end for watch)")},
        {QStringLiteral("help"), {}, {}, Texts::tr("this text")},
        {QStringLiteral("version"), {}, {}, Texts::tr("name and version of the program")},
    };
    return table;
}

const CommandRow *findCommand(const QString &words)
{
    for (const CommandRow &row : commandTable()) {
        if (row.words == words)
            return &row;
    }
    return nullptr;
}

const OptionRow *findOption(const QString &name)
{
    for (const OptionRow &row : optionTable()) {
        if (row.name == name)
            return &row;
    }
    return nullptr;
}

} // namespace coinpay::cli
