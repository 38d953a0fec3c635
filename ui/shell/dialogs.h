// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/formdialog.h"
#include "shell/connector.h"

class QLabel;
class QPushButton;

namespace coinpay {

//! The list made from the one table of shortcuts.
class ShortcutsDialog : public FormDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget *parent = nullptr);
};

//! The connection in full: state, since when, what went wrong and what to do, whose key it is.
class StatusDialog : public FormDialog
{
    Q_OBJECT

public:
    StatusDialog(const Profile &profile, const Clock &clock, QWidget *parent = nullptr);
    void show(const ConnectionStatus &status);

Q_SIGNALS:
    void tryNowRequested();
    void pauseRequested();
    void resumeRequested();

private:
    const Profile m_profile;
    const Clock &m_clock;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_problem;
    QLabel *m_facts;
    QPushButton *m_pause;
    bool m_paused = false;
};

} // namespace coinpay
