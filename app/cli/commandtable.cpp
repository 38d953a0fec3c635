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
        {Command::EscrowsCreate,
         QStringLiteral("escrows create"),
         {},
         Names{QLatin1String("amount"), QLatin1String("asset"), QLatin1String("buyer"),
               QLatin1String("seller"), QLatin1String("deal")},
         Texts::tr("make an escrow that a buyer funds")},
        {Command::EscrowsList,
         QStringLiteral("escrows list"),
         {},
         {},
         Texts::tr("show the newest escrows")},
        {Command::EscrowsGet,
         QStringLiteral("escrows get"),
         id,
         {},
         Texts::tr("show one escrow, with its releases, refunds and disputes")},
        {Command::EscrowsRelease, QStringLiteral("escrows release"), id,
         Names{QLatin1String("reason")},
         Texts::tr("pay what an escrow holds, or --amount of it, to the seller")},
        {Command::EscrowsRefund, QStringLiteral("escrows refund"), id,
         Names{QLatin1String("reason")},
         Texts::tr("pay what an escrow holds, or --amount of it, back to the buyer")},
        {Command::EscrowsDispute, QStringLiteral("escrows dispute"), id,
         Names{QLatin1String("reason")}, Texts::tr("freeze an escrow until it is settled")},
        {Command::WalletsList,
         QStringLiteral("wallets list"),
         {},
         {},
         Texts::tr("show the wallets")},
        {Command::WalletsBalances,
         QStringLiteral("wallets balances"),
         {},
         {},
         Texts::tr("show what each wallet has, by asset and network")},
        {Command::WalletsAddress, QStringLiteral("wallets address"), id,
         Names{QLatin1String("asset")}, Texts::tr("make a new address that a wallet receives on")},
        {Command::TransfersCreate,
         QStringLiteral("transfers create"),
         {},
         Names{QLatin1String("wallet"), QLatin1String("amount"), QLatin1String("asset"),
               QLatin1String("to")},
         Texts::tr("send money, once and never twice")},
        {Command::TransfersList,
         QStringLiteral("transfers list"),
         {},
         {},
         Texts::tr("show the newest transfers of each wallet")},
        {Command::TransfersGet,
         QStringLiteral("transfers get"),
         id,
         {},
         Texts::tr("show one transfer")},
        {Command::TransfersWatch,
         QStringLiteral("transfers watch"),
         id,
         {},
         Texts::tr("print each change as it comes, until the last")},
        {Command::TransfersBatch, QStringLiteral("transfers batch"), QStringLiteral("FILE"),
         Names{QLatin1String("wallet")},
         Texts::tr("send every row of a CSV file, after all of them were checked")},
        {Command::Activity,
         QStringLiteral("activity"),
         {},
         {},
         Texts::tr("show what was asked for, and how each stands")},
        {Command::Trace,
         QStringLiteral("trace"),
         id,
         {},
         Texts::tr("what happened to whatever bears this id, hash, address or reference")},
        {Command::WebhooksVerify,
         QStringLiteral("webhooks verify"),
         {},
         Names{QLatin1String("headers"), QLatin1String("body"), QLatin1String("secret-file")},
         Texts::tr("say whether a webhook is rightly signed, or why not")},
        {Command::WebhooksListen,
         QStringLiteral("webhooks listen"),
         {},
         {},
         Texts::tr("receive webhooks on this computer: check, keep, show and forward each")},
        {Command::EventsReplay, QStringLiteral("events replay"), QStringLiteral("ID|FILE"),
         Names{QLatin1String("to")},
         Texts::tr("send an event to a handler of yours as a webhook, and say whether it answers "
                   "rightly")},
    };
    return table;
}

const QList<OptionRow> &optionTable()
{
    using enum Command;
    static const QList<Command> ofAProfile{
        InvoicesCreate, InvoicesList,   InvoicesGet,     InvoicesCancel, InvoicesWatch,
        EscrowsCreate,  EscrowsList,    EscrowsGet,      EscrowsRelease, EscrowsRefund,
        EscrowsDispute, WalletsList,    WalletsBalances, WalletsAddress, TransfersCreate,
        TransfersList,  TransfersGet,   TransfersWatch,  TransfersBatch, Activity,
        Trace,          WebhooksListen, EventsReplay};
    static const QList<Command> moving{EscrowsRelease, EscrowsRefund, TransfersCreate,
                                       TransfersBatch};
    static const QList<Command> amounts{InvoicesCreate, EscrowsCreate, EscrowsRelease,
                                        EscrowsRefund, TransfersCreate};
    static const QList<Command> assets{InvoicesCreate, EscrowsCreate, WalletsAddress,
                                       TransfersCreate};
    static const QList<Command> withKey;
    static const QList<Command> add{ProfilesAdd};
    static const QList<Command> create{InvoicesCreate};
    static const QList<Command> verify{WebhooksVerify};
    static const QList<Command> listen{WebhooksListen};
    static const QList<Command> replay{EventsReplay};
    static const QList<Command> signing{WebhooksVerify, WebhooksListen, EventsReplay};
    static const QList<OptionRow> table{
        {QStringLiteral("data-dir"),
         QStringLiteral("DIR"),
         {},
         Texts::tr("where profiles and journals are, in place of your own folder")},
        {QStringLiteral("profile"), QStringLiteral("NAME"), ofAProfile,
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
         moving + QList<Command>{ProfilesRemove},
         Texts::tr("money: send without asking again, as a script must; profiles remove: even "
                   "with operations in its journal that are not over")},
        {QStringLiteral("dry-run"),
         {},
         moving + QList<Command>{EscrowsDispute},
         Texts::tr("print exactly what would be signed, and send nothing")},
        {QStringLiteral("amount"), QStringLiteral("25.00"), amounts, Texts::tr("how much")},
        {QStringLiteral("asset"), QStringLiteral("USDT"), assets, Texts::tr("of what")},
        {QStringLiteral("reference"), QStringLiteral("TEXT"), create,
         Texts::tr("your own word for it, such as an order number")},
        {QStringLiteral("network"), QStringLiteral("NAME"), assets,
         Texts::tr("on which chain (default: the asset's own)")},
        {QStringLiteral("expires-in"), QStringLiteral("SECONDS"), create,
         Texts::tr("how long it may be paid")},
        {QStringLiteral("callback-url"), QStringLiteral("URL"), create,
         Texts::tr("where the server sends its webhooks")},
        {QStringLiteral("buyer"),
         QStringLiteral("TEXT"),
         {EscrowsCreate},
         Texts::tr("your own word for who pays")},
        {QStringLiteral("seller"),
         QStringLiteral("TEXT"),
         {EscrowsCreate},
         Texts::tr("your own word for who is paid")},
        {QStringLiteral("deal"),
         QStringLiteral("TEXT"),
         {EscrowsCreate},
         Texts::tr("your own word for what it is about")},
        {QStringLiteral("wallet"),
         QStringLiteral("ID"),
         {TransfersCreate, TransfersList, TransfersBatch, WalletsBalances},
         Texts::tr("from which wallet")},
        {QStringLiteral("to"),
         QStringLiteral("ADDRESS|URL"),
         {TransfersCreate, EventsReplay},
         Texts::tr("transfers: an address of the asset's network, or a payment link without an "
                   "amount; events replay: the handler's URL")},
        {QStringLiteral("note"),
         QStringLiteral("TEXT"),
         {TransfersCreate},
         Texts::tr("for your own books")},
        {QStringLiteral("reason"),
         QStringLiteral("TEXT"),
         {InvoicesCancel, EscrowsRelease, EscrowsRefund, EscrowsDispute},
         Texts::tr("why, for the record (invoices cancel, default: \"Canceled by the "
                   "merchant\")")},
        {QStringLiteral("limit"),
         QStringLiteral("N"),
         {InvoicesList, EscrowsList, TransfersList, Activity},
         Texts::tr("how many, newest first; 0 is all (default: 50)")},
        {QStringLiteral("timeout"),
         QStringLiteral("SECONDS"),
         {InvoicesCreate, InvoicesCancel, InvoicesWatch, EscrowsCreate, EscrowsRelease,
          EscrowsRefund, EscrowsDispute, WalletsAddress, TransfersCreate, TransfersWatch,
          TransfersBatch, WebhooksListen},
         Texts::tr("how long to wait for the end (default: 30, no end for watch and listen)")},
        {QStringLiteral("markdown"), {}, {Trace}, Texts::tr("as Markdown, for a ticket")},
        {QStringLiteral("ask-server"),
         {},
         {Trace},
         Texts::tr("ask the server too, though the local store knows it: what it saw, and what "
                   "happened since")},
        {QStringLiteral("headers"), QStringLiteral("FILE"), verify,
         Texts::tr("the headers of the webhook as they came, one a line")},
        {QStringLiteral("body"), QStringLiteral("FILE"), verify,
         Texts::tr("its raw bytes; - is the standard input")},
        {QStringLiteral("secret-file"), QStringLiteral("FILE"), signing,
         Texts::tr("the endpoint's secret, or two while it is rotated, one a line; refused if "
                   "others can read it (default for listen and replay: the keychain's)")},
        {QStringLiteral("scheme"), QStringLiteral("coinpay|timestamped|standard|body"), signing,
         Texts::tr("how it is signed (default: told from the headers; events replay: coinpay)")},
        {QStringLiteral("port"), QStringLiteral("N"), listen,
         Texts::tr("on which port of 127.0.0.1 (default: any free one)")},
        {QStringLiteral("forward-to"), QStringLiteral("URL"), listen,
         Texts::tr("pass each event on, in the bytes it came in, until it is answered with 2xx")},
        {QStringLiteral("forward-refused"),
         {},
         listen,
         Texts::tr("pass on, once, what is not rightly signed too, to see a handler refuse it")},
        {QStringLiteral("fill-in"),
         {},
         listen,
         Texts::tr("handle, once, what the event feed has and no webhook brought, too")},
        {QStringLiteral("count"), QStringLiteral("N"), listen,
         Texts::tr("end after so many new events have been handled")},
        {QStringLiteral("times"), QStringLiteral("N"), replay,
         Texts::tr("send it so often; the handler must take each, and act on one (default: 1)")},
        {QStringLiteral("late"), QStringLiteral("SECONDS"), replay,
         Texts::tr("sign it as of so long ago; past 300 the handler must refuse it")},
        {QStringLiteral("out-of-order"),
         {},
         replay,
         Texts::tr("send the newest event of its resource first, then the ones before it")},
        {QStringLiteral("tamper"),
         {},
         replay,
         Texts::tr("change the body, the signature and the time after signing, one at a time; the "
                   "handler must refuse each")},
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
