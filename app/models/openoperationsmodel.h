// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "store/store.h"

#include <QAbstractListModel>

namespace coinpay {

//! What was asked for and is not over: queued, sent, accepted, of unknown outcome, waiting for a
//! person. Oldest first, at most as many as a person can look through.
class OpenOperationsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        OperationIdRole = Qt::UserRole + 1, //!< QString
        OperationRole,                      //!< Operation, whole
    };

    //! More than these are counted on the activity page, not shown here.
    static constexpr int Most = 50;

    //! Both outlive the model; `reader` belongs to this thread.
    OpenOperationsModel(Store &store, Reader &reader, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole is the reference, or the resource's id where there is none.
    QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const Operation &operation(int row) const { return m_operations.at(row); }

Q_SIGNALS:
    void failed(const coinpay::Error &error);

private:
    void read();
    void become(const QList<Operation> &operations);

    Reader &m_reader;
    QList<Operation> m_operations;
};

} // namespace coinpay
