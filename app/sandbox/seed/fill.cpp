// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/seed/fill.h"

#include "domain/money.h"
#include "sandbox/chain/chain.h"
#include "sandbox/ledger/postings.h"
#include "sandbox/resources/walletlife.h"
#include "sandbox/seed/lifetimes.h"

#include <map>
#include <queue>
#include <tuple>
#include <vector>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 HourMs = 3'600'000;
constexpr qint64 YearHours = 365 * 24;

//! When each of `count` invoices is made: evenly along the sum of how busy the hours are.
class Calendar
{
public:
    Calendar(qint64 count, UnixMs now)
        : m_count(count)
        , m_start(now - YearHours * HourMs)
    {
        double sum = 0;
        for (qint64 hour = 0; hour < YearHours; ++hour) {
            sum += busyness(m_start + hour * HourMs, m_start);
            m_sums.push_back(sum);
        }
    }

    //! For rising `index`, with `jitter` in [0, 1): never goes back.
    UnixMs time(qint64 index, double jitter)
    {
        const double wanted =
            (static_cast<double>(index) + jitter) / static_cast<double>(m_count) * m_sums.back();
        while (m_hour + 1 < m_sums.size() && m_sums[m_hour] <= wanted)
            ++m_hour;
        const double before = m_hour == 0 ? 0 : m_sums[m_hour - 1];
        const double part = (wanted - before) / (m_sums[m_hour] - before);
        return m_start + static_cast<qint64>(m_hour) * HourMs +
               static_cast<qint64>(part * static_cast<double>(HourMs));
    }

private:
    qint64 m_count;
    UnixMs m_start;
    std::vector<double> m_sums;
    size_t m_hour = 0;
};

//! An event that has not reached its place in the feed yet.
struct Waiting
{
    UnixMs at;
    qint64 invoice;
    const char *previous; //!< null for the first
    const char *status;
    int version;
    bool byRequest;
    QByteArray paid;
    int confirmations;

    bool operator>(const Waiting &other) const
    {
        return std::tie(at, invoice, version) > std::tie(other.at, other.invoice, other.version);
    }
};

class Filler
{
public:
    Filler(Books &books, qint64 count, quint64 seedNumber)
        : m_books(books)
        , m_count(count)
        , m_dice(seedNumber)
        , m_now(books.now())
        , m_wallet(mainWallet(books).id(books))
        , m_insertInvoice(
              books.db,
              "INSERT INTO invoices(id,created_at,updated_at,version,status,asset,network,amount,"
              "paid,reference,confirmations,required,tx,expires_at,request,metadata,cancel_reason,"
              "failure) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)")
        , m_insertEvent(books.db,
                        "INSERT INTO events(kind,resource,at,previous,status,version,request,paid,"
                        "confirmations) VALUES('invoice',?1,?2,?3,?4,?5,?6,?7,?8)")
        , m_insertPosting(books.db, "INSERT INTO postings(at,debit,credit,amount,cause,step)"
                                    " VALUES(?1,?2,?3,?4,?5,'settled')")
    {
    }

    void run()
    {
        Calendar calendar(m_count, m_now);
        for (qint64 i = 0; i < m_count; ++i) {
            const UnixMs at = calendar.time(i, m_dice.uniform());
            flushEvents(at);
            addInvoice(i + 1, at);
        }
        flushEvents(m_now);
        storeBalances();
    }

private:
    struct Pocket
    {
        qint64 outside = 0;
        qint64 inside = 0;
        Money sum;
    };

    void addInvoice(qint64 row, UnixMs createdAt)
    {
        const Purchase purchase = nextPurchase(m_dice);
        const int required = requiredConfirmations(purchase.network);
        const Lifetime life = liveInvoice(m_dice, purchase, createdAt, required, m_now);
        const Step &last = life.steps.back();
        const QByteArray status(last.status);
        qint64 tx = last.paid.isNull() ? 0 : -1;
        if (!life.over && !last.paid.isNull())
            tx = putOnChain(row, purchase, last, required);
        else if (!last.paid.isNull())
            addPosting(row, createdAt, purchase, last);
        storeInvoice(row, createdAt, purchase, life, required, tx);
        const char *previous = nullptr;
        int version = 0;
        for (const Step &step : life.steps) {
            m_waiting.push({step.at, row, previous, step.status, ++version, step.byRequest,
                            step.paid, step.confirmations});
            previous = step.status;
        }
    }

    void storeInvoice(qint64 row, UnixMs createdAt, const Purchase &purchase, const Lifetime &life,
                      int required, qint64 tx)
    {
        const Step &last = life.steps.back();
        const QByteArray status(last.status);
        const bool cancelAsked = life.steps.size() > 1 && last.byRequest;
        Query &query = m_insertInvoice;
        query.bind(1, row);
        query.bind(2, createdAt);
        query.bind(3, last.at);
        query.bind(4, static_cast<qint64>(life.steps.size()));
        query.bind(5, status);
        query.bind(6, purchase.asset);
        query.bind(7, purchase.network);
        query.bind(8, purchase.amount);
        query.bind(9, last.paid.isNull() ? QByteArray("0.00") : last.paid);
        query.bind(10, QByteArray("order_" + QByteArray::number(FirstOrder + row)));
        query.bind(11, last.confirmations);
        query.bind(12, required);
        query.bind(13, tx);
        query.bind(14, createdAt + purchase.expiresInMs);
        query.bind(15, last.byRequest ? std::optional<qint64>(1) : std::nullopt);
        query.bind(16, purchase.metadata);
        query.bind(17, cancelAsked ? QByteArray("The customer changed their mind.") : QByteArray());
        query.bind(18, status == "failed" ? QByteArray(Failure) : QByteArray());
        query.run();
        query.again();
    }

    //! A payment that is under way goes on by itself from here.
    qint64 putOnChain(qint64 row, const Purchase &purchase, const Step &last, int required)
    {
        const qint64 tip = chainHeight(m_books);
        const bool settled = last.confirmations >= required;
        const Money amount = amountOf(QString::fromLatin1(last.paid), purchase.asset);
        Query(m_books.db,
              "INSERT INTO chain_txs(kind,resource,network,asset,amount,at,height,required,seen,"
              "settled) VALUES('invoice',?1,?2,?3,?4,?5,?6,?7,1,?8)",
              row, purchase.network, purchase.asset, amount.toDecimal(), last.at,
              last.confirmations > 0 ? std::optional<qint64>(tip - last.confirmations + 1)
                                     : std::nullopt,
              required, settled)
            .run();
        const qint64 tx = m_books.db.lastInsertId();
        post(m_books, {OutsideAccount, settled ? walletAccount(m_wallet) : pendingAccount(m_wallet),
                       amount, purchase.network, u"seeded"_s, u"seen:%1"_s.arg(tx), QString()});
        return tx;
    }

    void addPosting(qint64 row, UnixMs createdAt, const Purchase &purchase, const Step &last)
    {
        Pocket &pocket = m_pockets[{purchase.asset, purchase.network}];
        if (pocket.outside == 0) {
            pocket.outside = accountNumber(OutsideAccount, purchase);
            pocket.inside = accountNumber(walletAccount(m_wallet), purchase);
            pocket.sum = Money::zero(purchase.asset);
        }
        pocket.sum = *pocket.sum.plus(amountOf(QString::fromLatin1(last.paid), purchase.asset));
        Query &query = m_insertPosting;
        query.bind(1, last.at);
        query.bind(2, pocket.outside);
        query.bind(3, pocket.inside);
        query.bind(4, last.paid);
        query.bind(5, m_books.ids.make("inv_"_L1, createdAt, row));
        query.run();
        query.again();
    }

    qint64 accountNumber(const QString &name, const Purchase &purchase)
    {
        Query(m_books.db,
              "INSERT OR IGNORE INTO accounts(name,asset,network,amount) VALUES(?1,?2,?3,'0.00')",
              name, purchase.asset, purchase.network)
            .run();
        Query found(m_books.db, "SELECT id FROM accounts WHERE name=?1 AND asset=?2 AND network=?3",
                    name, purchase.asset, purchase.network);
        found.step();
        return found.integer(0);
    }

    void storeBalances()
    {
        for (const auto &[where, pocket] : m_pockets) {
            for (const auto &[account, inwards] :
                 {std::pair{pocket.inside, true}, std::pair{pocket.outside, false}}) {
                Query found(m_books.db, "SELECT amount FROM accounts WHERE id=?1", account);
                found.step();
                const Money before = amountOf(found.text(0), where.first);
                const Money after = inwards ? *before.plus(pocket.sum) : *before.minus(pocket.sum);
                Query(m_books.db, "UPDATE accounts SET amount=?2 WHERE id=?1", account,
                      after.toDecimal())
                    .run();
            }
        }
        walletChanged(m_books, mainWallet(m_books).row);
    }

    void flushEvents(UnixMs until)
    {
        Query &query = m_insertEvent;
        while (!m_waiting.empty() && m_waiting.top().at <= until) {
            const Waiting &event = m_waiting.top();
            query.bind(1, event.invoice);
            query.bind(2, event.at);
            query.bind(3, QByteArray(event.previous));
            query.bind(4, QByteArray(event.status));
            query.bind(5, event.version);
            query.bind(6, event.byRequest ? std::optional<qint64>(1) : std::nullopt);
            query.bind(7, event.paid);
            query.bind(8, event.confirmations);
            query.run();
            query.again();
            m_waiting.pop();
        }
    }

    static constexpr qint64 FirstOrder = 10'000;
    static constexpr auto Failure =
        R"({"code":"network_rejected","message":"The network refused the transaction."})";

    Books &m_books;
    qint64 m_count;
    Dice m_dice;
    UnixMs m_now;
    QString m_wallet;
    Query m_insertInvoice;
    Query m_insertEvent;
    Query m_insertPosting;
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> m_waiting;
    std::map<std::pair<QString, QString>, Pocket> m_pockets;
};

} // namespace

void fillBooks(Books &books, qint64 count, quint64 seedNumber)
{
    Filler(books, count, seedNumber).run();
}

} // namespace coinpay::sandbox
