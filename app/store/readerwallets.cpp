// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/escrowrow.h"
#include "store/paidtimes.h"
#include "store/readerprivate.h"
#include "store/smalltables.h"
#include "store/transferrow.h"

#include <algorithm>

namespace coinpay {

using namespace store;

Result<Escrow> Reader::escrow(const QString &id)
{
    return guarded([&] {
        Query found = d->m_mirror.query(std::string("SELECT ") + EscrowRowColumns + ", " +
                                        EscrowDetailColumns + " FROM escrows i WHERE i.id = ?");
        found.bindAll(id);
        if (!found.step())
            throw notFound(id);
        return readEscrow(found);
    });
}

Result<QList<EscrowAction>> Reader::escrowActions(const QString &escrowId)
{
    return guarded([&] { return readActions(d->m_mirror, escrowId); });
}

Result<EscrowAction> Reader::escrowAction(const QString &id)
{
    return guarded([&] { return orNotFound(findAction(d->m_mirror, id), id); });
}

Result<QList<Wallet>> Reader::wallets()
{
    return guarded([&] { return readWallets(d->m_mirror); });
}

Result<Wallet> Reader::wallet(const QString &id)
{
    return guarded([&] { return orNotFound(findWallet(d->m_mirror, id), id); });
}

Result<Reader::KnownBalances> Reader::balances(const QString &walletId)
{
    return guarded([&] { return readBalances(d->m_mirror, walletId); });
}

Result<QList<ReceiveAddress>> Reader::addresses(const QString &walletId, int limit)
{
    return guarded([&] { return readAddresses(d->m_mirror, walletId, std::max(limit, 0)); });
}

Result<ReceiveAddress> Reader::address(const QString &id)
{
    return guarded([&] { return orNotFound(findAddress(d->m_mirror, id), id); });
}

Result<Transfer> Reader::transfer(const QString &id)
{
    return guarded([&] {
        Query found = d->m_mirror.query(std::string("SELECT ") + TransferRowColumns + ", " +
                                        TransferDetailColumns + " FROM transfers i WHERE i.id = ?");
        found.bindAll(id);
        if (!found.step())
            throw notFound(id);
        return readTransfer(found);
    });
}

Result<QList<Reader::PaidSum>> Reader::paidBetween(UnixMs from, UnixMs to)
{
    return guarded([&] { return readPaidSums(d->m_mirror, from, to); });
}

} // namespace coinpay
