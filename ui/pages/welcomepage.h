// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/connectionform.h"

#include <QScrollArea>

class QStackedWidget;

namespace coinpay {

//! First run, and "Add a profile": choose the sandbox or a server of one's own, then the form.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    //! `draft`: what ConnectionActions::saveDraft kept the last time.
    WelcomePage(ConnectionActions actions, const QByteArray &draft, QWidget *parent = nullptr);

    //! There is a window to go back to.
    void setCanLeave(bool can);
    void open(ConnectionForm::Kind kind);
    [[nodiscard]] ConnectionForm *form() const { return m_form; }

Q_SIGNALS:
    void saved(const QString &profileName);
    void leaveRequested();

private:
    [[nodiscard]] QWidget *choicePage();
    [[nodiscard]] QWidget *formPage(ConnectionForm::Kind kind);

    ConnectionActions m_actions;
    QByteArray m_draft;
    QStackedWidget *m_pages;
    QWidget *m_leave = nullptr;
    QWidget *m_formPage = nullptr;
    ConnectionForm *m_form = nullptr;
};

} // namespace coinpay
