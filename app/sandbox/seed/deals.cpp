// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed/deals.h"

#include "sandbox/chain/addresses.h"
#include "sandbox/chain/chain.h"
#include "sandbox/ledger/jobs.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/resources/escrowlife.h"
#include "sandbox/resources/walletlife.h"
#include "sandbox/seed/customers.h"

#include <functional>
#include <queue>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MinuteMs = 60'000;
constexpr qint64 HourMs = 60 * MinuteMs;
constexpr qint64 DayMs = 24 * HourMs;
constexpr qint64 YearMs = 365 * DayMs;
//! A shop has a deal in escrow, and pays somebody, now and then.
constexpr qint64 InvoicesADeal = 50;
constexpr qint64 FewestDeals = 12;
constexpr qint64 MostDeals = 5'000;
constexpr qint64 FirstDeal = 200;
constexpr quint64 DealDice = 0x6465616c73; // another row of numbers than the invoices'

struct Tradable
{
    QLatin1String asset;
    QLatin1String network;
    qint64 least; //!< in whole units of the asset
    qint64 most;
};

constexpr Tradable dealAssets[] = {
    {"USDC"_L1, "ethereum"_L1, 40, 900},
    {"USDT"_L1, "ethereum"_L1, 30, 700},
    {"USDC"_L1, "ethereum"_L1, 40, 900},
    {"SOL"_L1, "solana"_L1, 1, 9},
};

//! Plays every deal in the order of time, with the books' clock on each step.
class Dealer
{
public:
    Dealer(Books &books, quint64 seedNumber)
        : m_books(books)
        , m_dice(seedNumber ^ DealDice)
        , m_now(books.now())
    {
    }

    void run(qint64 deals)
    {
        for (qint64 i = 0; i < deals; ++i) {
            // More of them lately, as with invoices.
            const double part = 1 - m_dice.uniform() * m_dice.uniform();
            const UnixMs at = m_now - YearMs + static_cast<qint64>(part * double(YearMs));
            plan(at, [this, i] { beginDeal(i); });
            plan(m_now - YearMs / 2 + static_cast<qint64>(m_dice.uniform() * double(YearMs / 2)),
                 [this] { payOut(); });
        }
        const UnixMs workTime = m_books.workTime;
        while (!m_agenda.empty() && m_agenda.top().at < m_now) {
            const Step step = m_agenda.top();
            m_agenda.pop();
            m_books.workTime = step.at;
            m_books.cause.idempotencyKey = u"seed-%1"_s.arg(step.number);
            step.act();
        }
        m_books.workTime = workTime;
        m_books.cause.idempotencyKey.clear();
    }

private:
    struct Step
    {
        UnixMs at;
        qint64 number; //!< keeps steps of one moment in their order
        std::function<void()> act;

        bool operator>(const Step &other) const
        {
            return at != other.at ? at > other.at : number > other.number;
        }
    };

    void plan(UnixMs at, std::function<void()> act)
    {
        m_agenda.push({at, m_steps++, std::move(act)});
    }

    void later(qint64 from, qint64 to, std::function<void()> act)
    {
        plan(m_books.now() + m_dice.between(from, to), std::move(act));
    }

    Money amountFor(const Tradable &tradable)
    {
        const qint64 cents = m_dice.between(tradable.least * 100, tradable.most * 100);
        return amountOf(u"%1.%2"_s.arg(cents / 100).arg(cents % 100, 2, 10, '0'_L1),
                        tradable.asset);
    }

    const Tradable &pick() { return dealAssets[m_dice.between(0, std::size(dealAssets))]; }

    void beginDeal(qint64 number)
    {
        const Tradable &tradable = pick();
        const Document escrow = openEscrow(m_books, {amountFor(tradable),
                                                     tradable.network,
                                                     u"buyer_%1"_s.arg(m_dice.between(10, 99)),
                                                     u"seller_%1"_s.arg(m_dice.between(10, 40)),
                                                     u"gig_%1"_s.arg(FirstDeal + number),
                                                     {}});
        const qint64 row = escrow.row;
        if (m_dice.chance(0.06)) { // the buyer never pays
            plan(m_books.now() + 7 * DayMs, [this, row] { expireEscrow(m_books, row); });
            return;
        }
        later(5 * MinuteMs, 2 * DayMs, [this, row] { fund(row); });
    }

    void fund(qint64 row)
    {
        Document escrow = *loadDocument(m_books, kinds::Escrow, row);
        const ChainTx tx = fundEscrow(m_books, escrow, missingOf(escrow));
        later(2 * MinuteMs, 20 * MinuteMs, [this, row, tx] {
            settle(tx);
            fundingSettled(m_books, tx);
            decide(row);
        });
    }

    void decide(qint64 row)
    {
        const double fate = m_dice.uniform();
        if (fate < 0.60)
            later(HourMs, 12 * DayMs, [this, row] { pay(row, kinds::Release, 1); });
        else if (fate < 0.78)
            later(HourMs, 9 * DayMs, [this, row] { pay(row, kinds::Release, 3); });
        else if (fate < 0.92)
            later(HourMs, 9 * DayMs, [this, row] { pay(row, kinds::Refund, 1); });
        else
            later(HourMs, 9 * DayMs, [this, row] { dispute(row); });
    }

    //! One of `parts` equal parts of what is held; the rest later.
    void pay(qint64 row, const Kind &kind, int parts)
    {
        Document escrow = *loadDocument(m_books, kinds::Escrow, row);
        const Money held = heldBy(escrow);
        const Money part = parts == 1 ? held : partOf(held, parts);
        const QString reason =
            kind.name == kinds::Release.name ? u"milestone_approved"_s : u"deal_fell_through"_s;
        const Document payout = orderPayout(m_books, kind, escrow, part, reason);
        send(kind, payout.row, [this, row, &kind, parts] {
            if (parts > 1)
                later(DayMs, 20 * DayMs, [this, row, &kind, parts] { pay(row, kind, parts - 1); });
        });
    }

    static Money partOf(const Money &held, int parts)
    {
        // In whole hundredths, by subtraction: exact, and never more than is held.
        const Money cent = amountOf(u"0.01"_s, held.asset());
        const qint64 hundredths = held.toDecimal().section('.'_L1, 0, 0).toLongLong() * 100 / parts;
        const Money part = amountOf(
            u"%1.%2"_s.arg(hundredths / 100).arg(hundredths % 100, 2, 10, '0'_L1), held.asset());
        return part < cent || part > held ? held : part;
    }

    void dispute(qint64 row)
    {
        Document escrow = *loadDocument(m_books, kinds::Escrow, row);
        const qint64 opened = openDispute(m_books, escrow, u"goods_not_as_described"_s).row;
        later(MinuteMs, HourMs, [this, opened] { reviewDispute(m_books, opened); });
        later(4 * DayMs, 40 * DayMs, [this, row] { pay(row, kinds::Refund, 1); });
    }

    void payOut()
    {
        const Document wallet = mainWallet(m_books);
        const Tradable &tradable = pick();
        const Money amount = amountFor(tradable);
        const Money fee = transferFee(tradable.asset);
        const Money available =
            balance(m_books, walletAccount(wallet.id(m_books)), tradable.asset, tradable.network);
        if (*amount.plus(fee) > available)
            return;
        // The same few suppliers, again and again.
        const qint64 payee = m_dice.between(0, 6);
        const QString destination = addressFor(
            tradable.network, addressSeed(m_books.ids.salt(), AddressPurpose::Buyer, payee));
        const Document transfer =
            orderTransfer(m_books, wallet,
                          {amount,
                           fee,
                           tradable.network,
                           destination,
                           {},
                           u"Supplier %1, %2"_s.arg(payee + 1).arg(m_dice.between(1000, 9999))});
        send(kinds::Transfer, transfer.row, [] {});
    }

    void send(const Kind &kind, qint64 row, const std::function<void()> &then)
    {
        later(1000, 5000, [this, &kind, row] { sendOutgoing(m_books, kind, row); });
        later(3 * MinuteMs, 25 * MinuteMs, [this, &kind, row, then] {
            for (const ChainTx &tx : openTxs(m_books, kind.name, row)) {
                settle(tx);
                if (kind.name == kinds::Transfer.name)
                    transferSettled(m_books, tx);
                else
                    payoutSettled(m_books, tx);
            }
            then();
        });
    }

    //! Final on its chain, as a block would have made it.
    void settle(const ChainTx &tx)
    {
        Query(m_books.db, "UPDATE chain_txs SET height=?2,settled=1 WHERE id=?1", tx.id,
              chainHeight(m_books) - tx.required + 1)
            .run();
    }

    Books &m_books;
    Dice m_dice;
    UnixMs m_now;
    qint64 m_steps = 0;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> m_agenda;
};

} // namespace

void fillDeals(Books &books, qint64 invoices, quint64 seedNumber)
{
    Dealer(books, seedNumber).run(qBound(FewestDeals, invoices / InvoicesADeal, MostDeals));
    // What was under way when the year ended goes on by itself.
    Query open(books.db, "SELECT id,kind FROM documents WHERE status='accepted'"
                         " AND kind IN ('release','refund','transfer')");
    while (open.step())
        planJob(books,
                {0, books.now() + 1000, jobs::Send, open.integer(0), QString(), open.text(1)});
    Query unread(books.db, "SELECT id FROM documents WHERE status='accepted' AND kind='dispute'");
    while (unread.step())
        planJob(books, {0, books.now() + 1000, jobs::Review, unread.integer(0), {}, {}});
    Query(books.db, "DELETE FROM jobs WHERE kind='expire' AND resource NOT IN"
                    " (SELECT id FROM documents WHERE kind='escrow' AND status='funding_pending')")
        .run();
}

} // namespace coinpay::sandbox
