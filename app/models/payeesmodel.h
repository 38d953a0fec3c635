// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/shortlistmodel.h"
#include "store/reader.h"
#include "store/store.h"

namespace coinpay {

//! The address book, by label, then address.
class PayeesModel : public ShortListModel<Payee>
{
    Q_OBJECT

public:
    enum Role {
        PayeeRole = Qt::UserRole + 1, //!< Payee, whole
    };

    //! Both outlive the model; `reader` belongs to this thread.
    PayeesModel(Store &store, Reader &reader, QObject *parent = nullptr);

    //! Only those with this in their label, address or network, in any case; empty: all.
    void setSearch(const QString &text);

    //! DisplayRole is the label, or the address where there is none.
    QVariant data(const QModelIndex &index, int role) const override;

    [[nodiscard]] const Payee &payee(int row) const { return items().at(row); }

    //! All of them, whatever is searched for: what a new destination is compared with.
    [[nodiscard]] const QList<Payee> &all() const { return m_all; }

Q_SIGNALS:
    void changed();
    void failed(const coinpay::Error &error);

protected:
    [[nodiscard]] QString keyOf(const Payee &payee) const override;
    [[nodiscard]] bool isSame(const Payee &a, const Payee &b) const override;

private:
    void read();
    void show();

    Reader &m_reader;
    QString m_search;
    QList<Payee> m_all;
};

} // namespace coinpay
