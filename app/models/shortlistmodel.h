// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace coinpay {

//! A list short enough to be held whole. Told what it is to become, it says only what has changed:
//! selection and scroll position survive.
template <typename Item, typename Base = QAbstractListModel>
class ShortListModel : public Base
{
public:
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }

protected:
    using Base::Base;

    //! What an item is told apart by, for its whole life.
    [[nodiscard]] virtual QString keyOf(const Item &item) const = 0;
    //! Whether a view would show both alike.
    [[nodiscard]] virtual bool isSame(const Item &a, const Item &b) const = 0;

    [[nodiscard]] const QList<Item> &items() const { return m_items; }

    void reset(QList<Item> items)
    {
        this->beginResetModel();
        m_items = std::move(items);
        this->endResetModel();
    }

    void become(const QList<Item> &next)
    {
        removeOthers(next);
        for (int row = 0; row < next.size(); ++row) {
            const QString key = keyOf(next.at(row));
            const int place = row < rowCount() && keyOf(m_items.at(row)) == key ? row : find(key);
            if (place != row) {
                if (place >= 0)
                    removeAt(place);
                insertAt(row, next.at(row));
            } else {
                replaceAt(row, next.at(row));
            }
        }
    }

    void append(const QList<Item> &more)
    {
        if (more.isEmpty())
            return;
        this->beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more.size()) - 1);
        m_items += more;
        this->endInsertRows();
    }

    void insertAt(int row, const Item &item)
    {
        this->beginInsertRows({}, row, row);
        m_items.insert(row, item);
        this->endInsertRows();
    }

    void removeAt(int row)
    {
        this->beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        this->endRemoveRows();
    }

    void replaceAt(int row, const Item &item)
    {
        if (isSame(m_items.at(row), item))
            return;
        m_items[row] = item;
        const QAbstractItemModel &model = *this;
        Q_EMIT this->dataChanged(model.index(row, 0), model.index(row, model.columnCount() - 1));
    }

    //! -1 when there is none.
    [[nodiscard]] int find(const QString &key) const
    {
        for (int row = 0; row < rowCount(); ++row) {
            if (keyOf(m_items.at(row)) == key)
                return row;
        }
        return -1;
    }

private:
    void removeOthers(const QList<Item> &next)
    {
        QSet<QString> stays;
        for (const Item &item : next)
            stays.insert(keyOf(item));
        for (int row = rowCount() - 1; row >= 0; --row) {
            if (!stays.contains(keyOf(m_items.at(row))))
                removeAt(row);
        }
    }

    QList<Item> m_items;
};

} // namespace coinpay
