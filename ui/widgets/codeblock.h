// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPlainTextEdit;

namespace coinpay {

class CopyButton;

//! Text that a machine reads, as it is, in a monospaced face: as high as it is long, up to a limit,
//! with a button that copies all of it. It can be selected and read with the keyboard.
class CodeBlock : public QFrame
{
    Q_OBJECT

public:
    //! `what` names it for a screen reader and on the button's tooltip.
    explicit CodeBlock(const QString &what, QWidget *parent = nullptr);

    //! Shown with what does not print made visible; copied as `exact` says, or as it is shown.
    void setText(const QString &text, const QString &exact = {});
    [[nodiscard]] QString text() const;
    [[nodiscard]] CopyButton *copyButton() const { return m_copy; }

    //! Higher than so many lines it scrolls.
    void setMostLines(int lines);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();
    void dress();

    QPlainTextEdit *m_text;
    CopyButton *m_copy;
    int m_mostLines = 16;
};

//! Text of several lines from outside, line by line as displayText() makes one safe. Past
//! `mostChars` it is cut.
[[nodiscard]] QString displayBlock(QStringView outside, qsizetype mostChars);

} // namespace coinpay
