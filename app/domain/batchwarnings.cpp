// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/batchwarnings.h"

#include "domain/addressformats.h"
#include "domain/lookalike.h"

#include <QCoreApplication>
#include <QHash>

namespace coinpay {

namespace {

QString tr(const char *text, const char *note = nullptr)
{
    return QCoreApplication::translate("coinpay", text, note);
}

//! Look-alikes end alike, so that only addresses of one end need be compared. Alphabets that tell
//! capitals from small letters get larger groups than they need.
using Ending = std::pair<QString, QString>;

Ending endingOf(const QString &network, const QString &address)
{
    return {network, address.right(LookAlikeEnd).toLower()};
}

struct Other
{
    KnownAddress known;
    int line = 0; //!< of the row that has it; 0: from the address book
};

void warnOfLookAlikes(BatchRow &row, const QList<Other> &others)
{
    QList<KnownAddress> known;
    for (const Other &other : others)
        known.append(other.known);
    const QList<LookAlike> twins =
        findLookAlikes(row.draft->network, row.draft->destination, known);
    for (const LookAlike &twin : twins) {
        const Other &other = others.at(twin.known);
        row.warnings.append(
            other.line == 0
                ? lookAlikeText(other.known)
                : tr("This address begins and ends like the one on line %1, but it is another "
                     "one. Compare the middle.",
                     "%1 a number")
                      .arg(other.line));
    }
}

} // namespace

void addBatchWarnings(QList<BatchRow> &rows, const QList<Payee> &payees)
{
    QHash<Ending, QList<Other>> endings;
    QHash<std::pair<QString, QString>, bool> paidBefore;
    for (const Payee &payee : payees) {
        endings[endingOf(payee.network, payee.address)].append({{payee.address, payee.label}, 0});
        paidBefore.insert({payee.network, comparableAddress(payee.network, payee.address)},
                          payee.timesUsed > 0);
    }
    QHash<QStringList, int> seen;
    for (BatchRow &row : rows) {
        if (!row.draft)
            continue;
        const TransferDraft &draft = *row.draft;
        const QString address = comparableAddress(draft.network, draft.destination);
        const QStringList payment{draft.network, address, draft.amount.asset(),
                                  draft.amount.toUnits()};
        if (const auto before = seen.constFind(payment); before != seen.constEnd()) {
            row.warnings.append(
                tr("The same amount to the same address as on line %1. Sent twice if both stay.",
                   "%1 a number")
                    .arg(*before));
        } else {
            seen.insert(payment, row.line);
        }
        QList<Other> &others = endings[endingOf(draft.network, draft.destination)];
        warnOfLookAlikes(row, others);
        const std::pair place{draft.network, address};
        if (!paidBefore.value(place))
            row.warnings.append(tr("You have not paid this address before."));
        if (!paidBefore.contains(place)) {
            paidBefore.insert(place, false);
            others.append({{draft.destination, {}}, row.line});
        }
    }
}

} // namespace coinpay
