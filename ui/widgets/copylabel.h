// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTimer;
class QToolButton;

namespace coinpay {

class ElidedLabel;

//! An id, address or link in a monospaced face, elided in the middle, with a button that copies all
//! of it in one click and says so.
class CopyLabel : public QWidget
{
    Q_OBJECT

public:
    //! `what` names it for a person: "Request id". It becomes the button's accessible name.
    explicit CopyLabel(const QString &what, QWidget *parent = nullptr);

    //! Shown made safe, copied as it is. Empty shows a dash and no button.
    void setText(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }

    [[nodiscard]] QToolButton *button() const { return m_button; }

    [[nodiscard]] ElidedLabel *label() const { return m_label; }

    //! Second rank: smaller and quieter.
    void setQuiet(bool quiet);

public Q_SLOTS:
    void copy();

Q_SIGNALS:
    void copied(const QString &text);

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress(bool justCopied);
    void chooseFont();

    QString m_what;
    QString m_text;
    bool m_quiet = false;
    ElidedLabel *m_label;
    QToolButton *m_button;
    QTimer *m_saidSo;
};

} // namespace coinpay
