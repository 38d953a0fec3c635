// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listreading.h"
#include "models/shortlistmodel.h"
#include "store/eventlog.h"
#include "store/store.h"

#include <QTimer>

namespace coinpay {

//! What changed on the server, newest first, read by pages as a view comes near the end
//! (fetchMore), on a background thread. An event never changes: new ones are put where they belong,
//! and only another query resets the model.
class EventLogModel : public ShortListModel<LoggedEvent>
{
    Q_OBJECT

public:
    //! `store` outlives the model.
    explicit EventLogModel(Store &store, QObject *parent = nullptr);

    [[nodiscard]] const EventQuery &query() const { return m_query; }

    //! What is shown stays until the first page of the new query is here.
    void setQuery(const EventQuery &query);

    //! DisplayRole is the event's type.
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const LoggedEvent &event(int row) const { return items().at(row); }

    //! -1 when it is not among the rows that are here.
    [[nodiscard]] int rowOf(const QString &id) const { return find(id); }

    //! False until the first page of the current query is here.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    void refresh();

Q_SIGNALS:
    void loaded(); //!< the first page of a query is here
    void changed();
    void failed(const coinpay::Error &error);

protected:
    [[nodiscard]] QString keyOf(const LoggedEvent &logged) const override;
    [[nodiscard]] bool isSame(const LoggedEvent &a, const LoggedEvent &b) const override;

private:
    using Events = Result<QList<LoggedEvent>>;

    void readFirstPage();
    void readNew();
    void put(const LoggedEvent &logged);
    void endAfter(const QList<LoggedEvent> &page);

    EventQuery m_query;
    std::optional<EventKey> m_end; //!< as far as has been read; empty: all of it
    qint64 m_newestRow = 0; //!< the last one learned that was read, whether it is shown or not
    bool m_loaded = false;
    bool m_fetching = false;
    QTimer m_gather;
    ListReading<EventLog, LoggedEvent> m_reading;
};

} // namespace coinpay
