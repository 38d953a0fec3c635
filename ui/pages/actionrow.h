// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace coinpay {

//! A button that opens a form, and beside it why it cannot be pressed, when it cannot.
class ActionRow : public QWidget
{
    Q_OBJECT

public:
    //! `text` ends in an ellipsis; `name` says the same without it.
    ActionRow(const QString &text, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *button() const { return m_button; }

    //! Empty: it can be pressed.
    void setHindrance(const QString &why);
    [[nodiscard]] QString hindrance() const;

private:
    QPushButton *m_button;
    QLabel *m_reason;
};

} // namespace coinpay
