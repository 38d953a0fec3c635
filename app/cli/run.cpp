// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/texts.h"
#include "secrets/keychainstore.h"

#include <QDir>

namespace coinpay::cli {

namespace {

ExitCode tellVersion(const Output &out)
{
    out.object({{QStringLiteral("name"), QStringLiteral("coinpay-cli")},
                {QStringLiteral("version"), QStringLiteral(COINPAY_VERSION)}});
    if (!out.isJson())
        out.text(QStringLiteral("coinpay-cli " COINPAY_VERSION));
    return ExitCode::Ok;
}

ExitCode runCommand(Session &session)
{
    switch (session.arguments.command) {
    case Command::Help: session.out.text(helpText()); return ExitCode::Ok;
    case Command::Version: return tellVersion(session.out);
    case Command::ProfilesAdd: return addProfile(session);
    case Command::ProfilesList: return listProfiles(session);
    case Command::ProfilesRemove: return removeProfile(session);
    case Command::ProfilesTest: return testProfile(session);
    case Command::InvoicesCreate: return createInvoice(session);
    case Command::InvoicesList: return listInvoices(session);
    case Command::InvoicesGet: return getInvoice(session);
    case Command::InvoicesCancel: return cancelInvoice(session);
    case Command::InvoicesWatch: return watchInvoice(session);
    case Command::EscrowsCreate: return createEscrow(session);
    case Command::EscrowsList: return listEscrows(session);
    case Command::EscrowsGet: return getEscrow(session);
    case Command::EscrowsRelease: return actOnEscrow(session, EscrowActionKind::Release);
    case Command::EscrowsRefund: return actOnEscrow(session, EscrowActionKind::Refund);
    case Command::EscrowsDispute: return actOnEscrow(session, EscrowActionKind::Dispute);
    case Command::WalletsList: return listWallets(session);
    case Command::WalletsBalances: return tellBalances(session);
    case Command::WalletsAddress: return createAddress(session);
    case Command::TransfersCreate: return sendTransfer(session);
    case Command::TransfersList: return listTransfers(session);
    case Command::TransfersGet: return getTransfer(session);
    case Command::TransfersWatch: return watchTransfer(session);
    case Command::TransfersBatch: return sendBatch(session);
    case Command::Activity: return tellActivity(session);
    case Command::Trace: return tellTrace(session);
    case Command::RequestsList: return listRequests(session);
    case Command::RequestsGet: return getRequest(session);
    case Command::Request: return sendRequest(session);
    case Command::EventsList: return listEvents(session);
    case Command::EventsTail: return tailEvents(session);
    case Command::WebhooksEndpoints: return listEndpoints(session);
    case Command::WebhooksDeliveries: return listDeliveries(session);
    case Command::WebhooksRedeliver: return redeliver(session);
    case Command::WebhooksRotate: return rotateSecret(session);
    case Command::WebhooksVerify: return examineWebhook(session);
    case Command::WebhooksListen: return listenForWebhooks(session);
    case Command::EventsReplay: return replayEvent(session);
    case Command::BundleCreate: return createBundle(session);
    case Command::BundleVerify: return verifyBundle(session);
    case Command::BundleShow: return showBundle(session);
    case Command::NotesAdd: return addNote(session);
    case Command::NotesList: return listNotes(session);
    case Command::NotesRemove: return removeNote(session);
    case Command::LabelsAdd: return addLabel(session);
    case Command::LabelsRemove: return removeLabel(session);
    }
    return ExitCode::Usage;
}

QString dataDir(const Arguments &arguments)
{
    const QString option = QStringLiteral("data-dir");
    return arguments.has(option) ? QDir(arguments.value(option)).absolutePath()
                                 : ProfileRegistry::defaultDataDir();
}

} // namespace

int run(const QStringList &words)
{
    const auto arguments = parseArguments(words);
    if (!arguments) {
        const Output out(words.contains(QStringLiteral("--json")));
        return static_cast<int>(out.error(arguments.error()));
    }
    const SystemClock clock;
    SystemRandom random;
    KeychainStore secrets;
    Waiter waiter;
    Session session{*arguments, Output(arguments->json),
                    waiter,     ProfileRegistry(dataDir(*arguments)),
                    secrets,    clock,
                    random};
    return static_cast<int>(runCommand(session));
}

} // namespace coinpay::cli
