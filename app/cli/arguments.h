// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QStringList>

namespace coinpay::cli {

enum class Command {
    Help,
    Version,
    ProfilesAdd,
    ProfilesList,
    ProfilesRemove,
    ProfilesTest,
    InvoicesCreate,
    InvoicesList,
    InvoicesGet,
    InvoicesCancel,
    InvoicesWatch,
    EscrowsCreate,
    EscrowsList,
    EscrowsGet,
    EscrowsRelease,
    EscrowsRefund,
    EscrowsDispute,
    WalletsList,
    WalletsBalances,
    WalletsAddress,
    TransfersCreate,
    TransfersList,
    TransfersGet,
    TransfersWatch,
    TransfersBatch,
    Activity,
    Trace,
    RequestsList,
    RequestsGet,
    Request,
    EventsList,
    EventsTail,
    WebhooksEndpoints,
    WebhooksDeliveries,
    WebhooksRedeliver,
    WebhooksRotate,
    WebhooksVerify,
    WebhooksListen,
    EventsReplay,
    BundleCreate,
    BundleVerify,
    BundleShow,
    NotesAdd,
    NotesList,
    NotesRemove,
    LabelsAdd,
    LabelsRemove,
};

//! A command line, understood.
struct Arguments
{
    Command command = Command::Help;
    bool json = false;
    QString subject;                 //!< NAME, ID or FILE where the command takes one
    QStringList subjects;            //!< all of them, where it takes several
    QHash<QString, QString> options; //!< by name without dashes

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }

    [[nodiscard]] QString value(const QString &option) const { return options.value(option); }
};

//! Options may stand anywhere, as "--name value" or "--name=value". InvalidInput with a sentence
//! for anything that is not in the tables of commandtable.h.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList &words);
//! Every command, option and exit code.
[[nodiscard]] QString helpText();
//! A whole number from `least` to `most`. InvalidInput names the option.
[[nodiscard]] Result<qint64> parseNumber(const Arguments &arguments, const QString &option,
                                         qint64 otherwise, qint64 least, qint64 most);
//! What is wrong with a command line.
[[nodiscard]] Error usageError(const QString &message);

} // namespace coinpay::cli
