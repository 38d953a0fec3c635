// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventlogmodel.h"
#include "pages/tablepane.h"

class QComboBox;
class QLineEdit;
class QTimer;
class QToolButton;

namespace coinpay {

class DateRangeButton;
class EventDetail;

//! What changed on the server, as this desk was told: searched, narrowed by kind and time.
class EventsTab : public TablePane
{
    Q_OBJECT

public:
    //! All outlive the tab.
    EventsTab(Store &store, Heartbeat &heartbeat, Settings &settings, QWidget *parent = nullptr);

    [[nodiscard]] EventLogModel &model() const { return *m_model; }
    [[nodiscard]] EventDetail &detail() const { return *m_detail; }
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    //! Narrowed to what bears this id, by nothing else.
    void search(const QString &id);

public Q_SLOTS:
    void setFeedFreshness(const coinpay::Freshness &freshness);

Q_SIGNALS:
    void openRequested(const QString &resourceType, const QString &id);
    void deliveriesRequested(const QString &eventId);

protected:
    void choose(int row) override;
    void seen(int last) override;

private:
    QWidget *buildFilters();
    void query();
    void clear();
    void keepChosen();
    void tellRows();
    [[nodiscard]] bool isFiltered() const;

    EventLogModel *m_model;
    EventDetail *m_detail;
    QLineEdit *m_search = nullptr;
    QComboBox *m_type = nullptr;
    DateRangeButton *m_dates = nullptr;
    QToolButton *m_clear = nullptr;
    QTimer *m_typing;
    Freshness m_freshness;
    std::optional<Error> m_readError;
};

} // namespace coinpay
