// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace coinpay {

//! A QR code (ISO/IEC 18004, level M) with its quiet zone, on white in every theme so that a phone
//! reads it, each module a whole number of device pixels.
class QrView : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    //! Empty, or too long for a code, shows nothing.
    void setContent(const QString &content);

    [[nodiscard]] const QString &content() const { return m_content; }

    //! One pixel a module, without the quiet zone; null when there is no code.
    [[nodiscard]] const QImage &modules() const { return m_modules; }

    //! As large as the code needs, so that the white around it is its quiet zone and no more.
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_content;
    QImage m_modules;
};

//! The code of a text, one pixel a module, black on white; null when it does not fit into one.
[[nodiscard]] QImage qrModules(const QString &content);

} // namespace coinpay
