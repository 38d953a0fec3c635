// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace coinpay {

//! A bar that says one thing and what can be done about it. Hidden until it has something to say.
class Notice : public QFrame
{
    Q_OBJECT

public:
    explicit Notice(QWidget *parent = nullptr);

    //! `title` in one line, `text` beneath, plain text both.
    void say(theme::Tone tone, const QString &icon, const QString &title, const QString &text = {});
    //! Buttons stay until clear().
    QPushButton *addButton(const QString &text);
    void clear();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    theme::Tone m_tone = theme::Tone::Neutral;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

} // namespace coinpay
