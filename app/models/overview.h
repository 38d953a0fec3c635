// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/assettotal.h"
#include "models/periods.h"
#include "models/readingthread.h"
#include "store/store.h"

#include <QTimer>

#include <variant>

namespace coinpay {

//! A list that a figure counts.
using CountedList = std::variant<OperationQuery, InvoiceQuery, EscrowQuery, TransferQuery>;

//! How many there are of something, and the list of just those.
struct Figure
{
    enum class Of {
        // What needs a person now.
        DecisionsWaiting, //!< operations that cannot be resolved safely by themselves
        UnknownOutcomes,  //!< operations whose answer was lost, and that are being asked about
        FailedOperations, //!< failed or rejected, of the last days; not those a person ended
        FailedInvoices,   //!< of the last days
        FailedTransfers,  //!< failed or canceled, of the last days
        FailedEscrows,    //!< of the last days
        DisputedEscrows,
        UnderpaidInvoices, //!< open, with a part of what they ask for
        EndedWithMoney,    //!< expired or canceled with a payment on them, of the last days
        // What is settling.
        WaitingToBeSent,
        AcceptedOperations, //!< by the server; not final
        ProcessingInvoices, //!< payments that gather confirmations
        MovingEscrows,      //!< a release or refund is under way
        MovingTransfers,
    };
    Of of = Of::DecisionsWaiting;
    CountedList list;
    qint64 count = 0;
};

//! Invoices that became paid in a time: how many and how much, by asset.
struct PaidFigures
{
    Period period;
    QList<Reader::PaidSum> sums;

    //! The list of those; of one asset, or of all where it is empty.
    [[nodiscard]] InvoiceQuery list(const QString &asset) const;
};

//! What a merchant sees first, as of one moment.
struct OverviewPicture
{
    QList<Figure> needsPerson; //!< the most urgent first; those that count nothing too
    QList<Figure> settling;    //!< likewise
    QList<AssetTotal> balances;
    PaidFigures today;
    PaidFigures week;
    UnixMs readAt = 0; //!< our clock
};

//! How many days back what failed is counted: nobody says when it has been dealt with.
inline constexpr int LookBackDays = 30;

//! What a merchant sees first. Everything is read on a background thread, anew when the store says
//! that something changed and when a day ends; not while nobody looks.
class Overview : public QObject
{
    Q_OBJECT

public:
    //! Both outlive it. Nobody looks yet.
    Overview(Store &store, const Clock &clock, QLocale locale, QObject *parent = nullptr);
    ~Overview() override;

    //! Empty until it was read for the first time.
    [[nodiscard]] const std::optional<OverviewPicture> &picture() const { return m_picture; }

    //! Why it could not be read; what is shown is older then.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    //! Whether somebody looks. What changed meanwhile is read when somebody does.
    void setWatched(bool watched);
    void refresh();
    //! Blocks for at most `ms` until there is a picture: once, before a window's first picture.
    void waitForPicture(int ms);

Q_SIGNALS:
    void changed();

private:
    void note();
    void read();
    void arrived(Result<OverviewPicture> picture);
    void expectMidnight();

    const Clock &m_clock;
    QLocale m_locale;
    std::unique_ptr<ReadingThread<Reader>> m_thread;
    std::optional<OverviewPicture> m_picture;
    std::optional<Error> m_error;
    QTimer m_gather;
    QTimer m_midnight;
    bool m_watched = false;
    bool m_stale = true; //!< something changed since what was last asked for
    bool m_reading = false;
};

//! Reads everything; for a background thread.
[[nodiscard]] Result<OverviewPicture> readOverview(Reader &reader, UnixMs now,
                                                   const QLocale &locale);

} // namespace coinpay
