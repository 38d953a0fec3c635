// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/detailpane.h"
#include "store/eventlog.h"

class QPushButton;

namespace coinpay {

class FactGrid;

//! One event: what changed, when that was by both clocks, and what became of telling others.
class EventDetail : public DetailPane
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    EventDetail(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Empty: none is chosen.
    void setEvent(const std::optional<LoggedEvent> &logged);
    [[nodiscard]] const std::optional<LoggedEvent> &event() const { return m_logged; }

Q_SIGNALS:
    void openRequested(const QString &resourceType, const QString &id);
    void deliveriesRequested(const QString &eventId);
    //! Everything that happened to it.
    void historyRequested(const QString &resourceId);

protected:
    void buildBody(QWidget &body, QVBoxLayout &column) override;
    void tell() override;
    [[nodiscard]] QString idName() const override;

private:
    void tellFacts();

    std::optional<LoggedEvent> m_logged;
    FactGrid *m_facts = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_history = nullptr;
    QPushButton *m_deliveries = nullptr;
};

} // namespace coinpay
