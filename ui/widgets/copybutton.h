// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QTimer;

namespace coinpay {

//! A button with a word on it that copies something and says so for a moment.
class CopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyButton(const QString &word, QWidget *parent = nullptr);

    //! Disabled while there is nothing to copy.
    void setContent(const QString &content);

    [[nodiscard]] const QString &content() const { return m_content; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void copied(const QString &content);

private:
    void copy();
    void dress(bool justCopied);

    QString m_word;
    QString m_content;
    QTimer *m_saidSo;
};

} // namespace coinpay
