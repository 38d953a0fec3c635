// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace coinpay::api {

//! A body that can be read once. QNetworkAccessManager repeats a request whose body it can rewind
//! when the peer closes without an answer; one that cannot be rewound leaves at most once.
class UploadDevice final : public QIODevice
{
public:
    UploadDevice(QByteArray body, QObject *parent);

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

    //! Never: that is the point.
    bool reset() override { return false; }

    //! Whether anything was asked of it: before that, no byte of the body has left.
    [[nodiscard]] bool wasTouched() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_body;
    qint64 m_position = 0;
};

} // namespace coinpay::api
