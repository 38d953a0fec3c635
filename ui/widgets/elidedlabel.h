// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace coinpay {

//! One line of plain text that shortens itself to the room there is; the tooltip has all of it
//! then.
class ElidedLabel : public QFrame
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)

public:
    explicit ElidedLabel(Qt::TextElideMode mode = Qt::ElideRight, QWidget *parent = nullptr);

    void setText(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }

    //! At least this many characters stay readable.
    void setLeastCharacters(int characters);
    //! Instead of the palette's text colour.
    void setQuiet(bool quiet);

    [[nodiscard]] bool isElided() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int widthOf(const QString &text) const;

    Qt::TextElideMode m_mode;
    QString m_text;
    int m_leastCharacters = 8;
    bool m_quiet = false;
};

} // namespace coinpay
