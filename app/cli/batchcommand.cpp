// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/walletendpoints.h"
#include "cli/commands.h"
#include "cli/consent.h"
#include "cli/operationcommand.h"
#include "cli/texts.h"
#include "cli/walletlist.h"
#include "domain/asset.h"
#include "domain/transferbatch.h"

#include <QFile>

namespace coinpay::cli {

namespace {

Result<QByteArray> readCsv(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(usageError(
            Texts::tr("%1 cannot be read: %2", "a file, a reason").arg(path, file.errorString())));
    // One byte more than is taken, so that too much is seen.
    return file.read(MaxBatchBytes + 1);
}

Result<BatchContext> contextOf(Session &session, Desk &desk, const QString &walletId)
{
    const auto sheet = session.waiter.answer(desk.fetchBalances(walletId));
    if (!sheet)
        return fail(sheet.error());
    BatchContext context;
    context.walletId = walletId;
    context.accepted = desk.acceptedNets();
    context.payees = desk.reader().payees().value_or(QList<Payee>());
    context.balances = sheet->balances;
    return context;
}

//! Every row that cannot be sent, and why: nothing is sent while there is one.
std::optional<Error> faultsOf(const TransferBatch &batch)
{
    QList<FieldError> fields;
    for (const BatchRow &row : batch.rows) {
        for (const QString &fault : row.faults)
            fields.append({Texts::tr("line %1", "of a file").arg(row.line),
                           QStringLiteral("invalid"), fault});
    }
    for (const BatchTotal &total : batch.totals) {
        if (!total.isCovered())
            fields.append({total.amount.asset(), QStringLiteral("insufficient_funds"),
                           Texts::tr("The rows add up to %1; the wallet has %2.", "two amounts")
                               .arg(moneyText(total.amount), moneyText(*total.available))});
    }
    if (fields.isEmpty())
        return {};
    Error error = usageError(Texts::tr("Nothing was sent: some rows are not right."));
    error.fields = fields;
    return error;
}

QStringList consequences(const TransferBatch &batch, const QString &walletId)
{
    QStringList sentences{
        Texts::tr("%n transfer(s) leave the wallet %1:", "", int(batch.rows.size())).arg(walletId)};
    for (const BatchTotal &total : batch.totals)
        sentences.append(
            Texts::tr("%1 on %2, in %n transfer(s)", "an amount, a network", int(total.rows))
                .arg(moneyText(total.amount), networkName(total.network)));
    for (const BatchRow &row : batch.rows) {
        for (const QString &warning : row.warnings)
            sentences.append(Texts::tr("line %1: %2", "of a file").arg(row.line).arg(warning));
    }
    sentences.append(Texts::tr("Fees come on top. This cannot be undone."));
    return sentences;
}

Result<QList<OperationDraft>> requestsOf(const TransferBatch &batch, AcceptedNets accepted)
{
    QList<OperationDraft> requests;
    for (const TransferDraft &draft : batch.drafts()) {
        const auto request = api::sendTransfer(draft, accepted);
        if (!request)
            return fail(request.error());
        requests.append(*request);
    }
    return requests;
}

} // namespace

ExitCode sendBatch(Session &session)
{
    const auto csv = readCsv(session.arguments.subject);
    if (!csv)
        return session.out.error(csv.error());
    std::optional<ExitCode> ending;
    const ExitCode code = runOperations(session, [&](Desk &desk) -> Result<QList<Operation>> {
        const auto wallets = chosenWallets(session, desk);
        if (!wallets) {
            ending = wallets.error();
            return fail(notAskedFor());
        }
        const QString &walletId = wallets->first().id;
        const auto context = contextOf(session, desk, walletId);
        if (!context)
            return fail(context.error());
        const auto batch = readTransferBatch(*csv, *context);
        if (!batch)
            return fail(batch.error());
        if (const auto faults = faultsOf(*batch))
            return fail(*faults);
        const auto requests = requestsOf(*batch, desk.acceptedNets());
        if (!requests)
            return fail(requests.error());
        ending = tellOrAsk(session, *requests, consequences(*batch, walletId));
        if (ending)
            return fail(notAskedFor());
        return session.waiter.answer(desk.sendTransfers(batch->drafts()));
    });
    return ending.value_or(code);
}

} // namespace coinpay::cli
