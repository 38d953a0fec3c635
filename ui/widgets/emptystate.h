// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QHBoxLayout;

namespace coinpay {

class BusyBar;

//! What a place shows when it has nothing to show: a picture, a line, a sentence, and what can be
//! done. Empty, loading, offline, error and no permission each have one.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    //! Plain text. Buttons and progress of the face before are gone.
    void say(theme::Tone tone, const QString &icon, const QString &title, const QString &text);
    //! The first is the one that is meant.
    QPushButton *addButton(const QString &text);
    //! Below the text: a bar that moves without an end, and a line that says how far.
    void setBusy(const QString &line);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    theme::Tone m_tone = theme::Tone::Neutral;
    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    BusyBar *m_bar;
    QLabel *m_line;
    QHBoxLayout *m_buttons;
};

} // namespace coinpay
