// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/lookalike.h"

#include <QWidget>

namespace coinpay {

//! An address, whole, in a monospaced face and in groups of four, so that it can be compared by
//! eye: its middle as plain as its ends. Parts can be marked, by weight, line and ground: where it
//! differs from another.
class AddressText : public QWidget
{
    Q_OBJECT

public:
    explicit AddressText(QWidget *parent = nullptr);

    //! Shown made safe. `name` is said before it to a screen reader: "Destination".
    void setAddress(const QString &name, const QString &address,
                    const QList<TextRange> &marks = {});
    [[nodiscard]] const QString &address() const { return m_address; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont face(bool marked) const;
    [[nodiscard]] int groupsPerLine(int width) const;
    [[nodiscard]] int groups() const;
    [[nodiscard]] bool isMarked(qsizetype at) const;

    QString m_address;
    QList<TextRange> m_marks;
};

} // namespace coinpay
