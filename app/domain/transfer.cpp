// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/transfer.h"

#include "domain/draftfaults.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

constexpr qsizetype MaxNote = 500; // the contract's

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

} // namespace

Done checkTransferDraft(const TransferDraft &draft, AcceptedNets accepted)
{
    DraftFaults faults;
    if (draft.walletId.isEmpty())
        faults.add("wallet_id", tr("Choose the wallet to send from."));
    checkMoney(draft.amount, draft.network, faults);
    const AddressVerdict address =
        checkAddress(draft.amount.asset(), draft.network, draft.destination, accepted);
    if (!address)
        faults.add("destination", address.error().sentence);
    if (draft.note.size() > MaxNote)
        faults.add("note", tr("A note has at most %1 characters.").arg(MaxNote));
    return faults.verdict();
}

} // namespace coinpay
