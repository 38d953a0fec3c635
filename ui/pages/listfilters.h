// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/daterange.h"
#include "pages/statefilter.h"
#include "widgets/heartbeat.h"

#include <QSignalBlocker>
#include <QWidget>

#include <functional>

class QComboBox;
class QLineEdit;
class QTimer;
class QToolButton;

namespace coinpay {

//! What a page calls the things its filters look for.
struct FilterWords
{
    QString placeholder; //!< "Reference or any id"
    QString searchName;  //!< "Search invoices": for a screen reader
    QString searchTip;
    QList<StateFilterButton::Choice> states;
};

//! The row above a list: search, states, asset and time. Says what is wanted a moment after the
//! last key, at once for everything else.
class ListFilters : public QWidget
{
    Q_OBJECT

public:
    ListFilters(const FilterWords &words, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! `query` with what is chosen here; its order and whatever else it has are kept.
    template <typename Query>
    [[nodiscard]] Query applied(Query query) const
    {
        using Status = typename decltype(query.statuses)::value_type;
        query.search = search();
        query.statuses = m_states->statuses<Status>();
        query.asset = asset();
        const DateRangeButton::Range range = m_dates->range();
        query.createdFrom = range.from;
        query.createdTo = range.to;
        return query;
    }

    //! Chooses what `query` asks for and nothing else, and tells once. Conditions of the page's own
    //! are off, but for what `own` sets.
    template <typename Query>
    void show(const Query &query, const std::function<void()> &own = {})
    {
        QList<int> states;
        for (const auto status : query.statuses)
            states.append(static_cast<int>(status));
        {
            const QSignalBlocker quiet(this);
            choose(query.search, states, query.asset, {query.createdFrom, query.createdTo});
            if (own)
                own();
        }
        tell();
    }

    [[nodiscard]] bool isActive() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }

    [[nodiscard]] StateFilterButton *stateButton() const { return m_states; }

    [[nodiscard]] QComboBox *assetBox() const { return m_asset; }

    [[nodiscard]] DateRangeButton *dateButton() const { return m_dates; }

    //! A filter of the page's own, beside the others: the page says tell() when it changes, and
    //! isSet() whether it narrows the list.
    void addOwn(QWidget *control, std::function<bool()> isSet, std::function<void()> reset);

public Q_SLOTS:
    void clear();
    //! What is chosen has changed.
    void tell();

Q_SIGNALS:
    void changed();
    //! Down or Enter in the search field: on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Own
    {
        std::function<bool()> isSet;
        std::function<void()> reset;
    };

    void choose(const QString &search, const QList<int> &states, const QString &asset,
                const DateRangeButton::Range &dates);
    void dressSearch(const FilterWords &words);
    void dressClear();
    [[nodiscard]] QString search() const;
    [[nodiscard]] QString asset() const;
    [[nodiscard]] int placeOf(const QString &asset);

    QLineEdit *m_search;
    StateFilterButton *m_states;
    QComboBox *m_asset;
    DateRangeButton *m_dates;
    QToolButton *m_clear;
    QTimer *m_typing;
    QList<Own> m_own;
    bool m_clearing = false;
};

} // namespace coinpay
