// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/colors.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace coinpay {

//! A designed page with one thing to say: icon, title, sentences, a fact to copy, and what can be
//! done. For problems that leave nothing else to show.
class ProblemFace : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemFace(QWidget *parent = nullptr);

    void say(const QString &icon, theme::Tone tone, const QString &title, const QString &text);
    //! A path or an id, monospaced, selectable. `name` is its accessible name.
    void setFact(const QString &name, const QString &fact);
    //! The first one is the default.
    QPushButton *addButton(const QString &text, const QString &objectName);
    void clearButtons();
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    //! The keyboard begins at the first button.
    void showEvent(QShowEvent *event) override;

private:
    void dress();

    QString m_iconName;
    theme::Tone m_tone = theme::Tone::Neutral;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_factRow;
    QLineEdit *m_fact = nullptr;
    QHBoxLayout *m_buttons;
};

} // namespace coinpay
