// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"

#include <QMenu>
#include <QPushButton>

namespace coinpay {

//! A menu that stays open while boxes are ticked.
class TickMenu : public QMenu
{
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

//! "State: any", or the states that are wanted.
class StatusFilterButton : public QPushButton
{
    Q_OBJECT

public:
    explicit StatusFilterButton(QWidget *parent = nullptr);

    //! Empty: all.
    [[nodiscard]] QList<InvoiceStatus> statuses() const;
    void setStatuses(const QList<InvoiceStatus> &statuses);

Q_SIGNALS:
    void changed();

private:
    void tell();

    TickMenu *m_menu;
    QList<QAction *> m_actions;
};

} // namespace coinpay
