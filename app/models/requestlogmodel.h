// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listreading.h"
#include "models/shortlistmodel.h"
#include "store/requestlog.h"
#include "store/store.h"

#include <QTimer>

namespace coinpay {

//! The request log, newest first: the latest attempt of each operation, and every other call. Read
//! by pages as a view comes near the end (fetchMore), on a background thread.
class RequestLogModel : public ShortListModel<RequestLogEntry, QAbstractTableModel>
{
    Q_OBJECT

public:
    enum Column {
        Answer,
        Method,
        Path,
        Code,
        Attempt,
        Duration,
        Started,
        RequestId,
        OperationId,
        ColumnCount,
    };

    enum Role {
        RowRole = Qt::UserRole + 1, //!< qint64, of the log
    };

    //! Outlives the model.
    explicit RequestLogModel(Store &store, QObject *parent = nullptr);

    [[nodiscard]] const RequestQuery &query() const { return m_query; }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setQuery(const RequestQuery &query);

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    //! DisplayRole is the target, in every column.
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const RequestLogEntry &entry(int row) const { return items().at(row); }

    //! Where the call of this one, or of another attempt of its operation, stands; -1: not here.
    [[nodiscard]] int rowOf(const RequestLogEntry &entry) const { return find(keyOf(entry)); }

    //! False until the first page of the current query is here.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    //! Every attempt of the operation that this one belongs to, oldest first, or this one alone;
    //! handed over on this thread, an error by failed().
    void readAttempts(const RequestLogEntry &entry,
                      std::function<void(const QList<RequestLogEntry> &)> taker);
    //! The one that bears this request id, if the log has it.
    void readByRequestId(const QString &requestId,
                         std::function<void(const Result<RequestLogEntry> &)> taker);
    //! Blocks for at most `ms` until the first page is here: once, before a window's first picture.
    void waitForFirstPage(int ms);

Q_SIGNALS:
    void loaded(); //!< the first page of a query is here
    void changed();
    void failed(const coinpay::Error &error);

protected:
    [[nodiscard]] QString keyOf(const RequestLogEntry &entry) const override;
    [[nodiscard]] bool isSame(const RequestLogEntry &a, const RequestLogEntry &b) const override;

private:
    using Entries = Result<QList<RequestLogEntry>>;

    void readFirstPage();
    void readNew();
    void endAfter(const QList<RequestLogEntry> &page);

    RequestQuery m_query;
    qint64 m_newest = 0; //!< row of the log up to which it has been read
    qint64 m_end = 0;    //!< as far as has been read; 0: all of it
    bool m_loaded = false;
    bool m_fetching = false;
    QTimer m_gather;
    ListReading<RequestLog, RequestLogEntry> m_reading;
};

} // namespace coinpay
