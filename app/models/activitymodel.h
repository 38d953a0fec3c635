// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listreading.h"
#include "models/shortlistmodel.h"
#include "store/reader.h"
#include "store/store.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace coinpay {

enum class ActivityFilter {
    All,
    Open,        //!< not over, whoever it waits for
    NeedsPerson, //!< cannot be resolved safely by itself
    Failed,      //!< did not happen: failed or rejected
};

//! What was asked for, newest first, read by pages as a view comes near the end (fetchMore), on a
//! background thread. What changes moves row by row; only another query resets the model.
class ActivityModel : public ShortListModel<Operation, QAbstractTableModel>
{
    Q_OBJECT

public:
    enum Column {
        State,
        What,
        Amount,
        Asset,
        Subject, //!< the person's own word for it, who gets the money, or what it acts on
        Created,
        RequestId,
        Id,
        ColumnCount,
    };

    enum Role {
        OperationIdRole = Qt::UserRole + 1, //!< QString
        OperationRole,                      //!< Operation, whole
    };

    //! Both outlive the model; `reader` belongs to this thread.
    ActivityModel(Store &store, Reader &reader, QObject *parent = nullptr);

    [[nodiscard]] const OperationQuery &query() const { return m_query; }

    //! What is shown stays until the first page of the new query is here. The same query again does
    //! nothing.
    void setQuery(const OperationQuery &query);
    //! The states a filter stands for; empty for all.
    [[nodiscard]] static QList<OperationState> statusesOf(ActivityFilter filter);

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : ColumnCount;
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    //! DisplayRole is the subject, in every column.
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    [[nodiscard]] const Operation &operation(int row) const { return items().at(row); }

    [[nodiscard]] static QString subjectOf(const Operation &operation);

    //! -1 when it is not among the rows that are here.
    [[nodiscard]] int rowOf(const QString &operationId) const { return find(operationId); }

    //! Every attempt to send it, oldest first. Read by key.
    [[nodiscard]] Result<QList<Attempt>> attempts(int row) const;

    //! False until the first page of the current query is here.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    //! Reads the rows that are here anew, without a reset.
    void refresh();
    //! Blocks for at most `ms` until the first page is here: once, before a window's first picture.
    void waitForFirstPage(int ms);

Q_SIGNALS:
    void loaded(); //!< the first page of a query is here
    void changed();
    void failed(const coinpay::Error &error);

protected:
    [[nodiscard]] QString keyOf(const Operation &operation) const override;
    [[nodiscard]] bool isSame(const Operation &a, const Operation &b) const override;

private:
    using Operations = Result<QList<Operation>>;

    void readFirstPage();
    void note(const QStringList &ids);
    void readNoted();
    void apply(const QStringList &asked, const QList<Operation> &found);
    void put(const Operation &operation);
    void endAfter(const QList<Operation> &page, int limit);

    Reader &m_reader;
    OperationQuery m_query;
    std::optional<OperationKey> m_end; //!< as far as has been read; empty: all of it
    bool m_loaded = false;
    bool m_fetching = false;
    QSet<QString> m_noted;
    bool m_everything = false;
    QTimer m_gather;
    ListReading<Reader, Operation> m_reading;
};

} // namespace coinpay
