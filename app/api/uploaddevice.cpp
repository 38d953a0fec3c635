// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/uploaddevice.h"

#include <cstring>

namespace coinpay::api {

UploadDevice::UploadDevice(QByteArray body, QObject *parent)
    : QIODevice(parent)
    , m_body(std::move(body))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool UploadDevice::atEnd() const
{
    return m_position >= m_body.size();
}

qint64 UploadDevice::bytesAvailable() const
{
    return m_body.size() - m_position;
}

qint64 UploadDevice::readData(char *data, qint64 size)
{
    if (atEnd())
        return -1;
    const qint64 part = qMin(size, bytesAvailable());
    std::memcpy(data, m_body.constData() + m_position, static_cast<size_t>(part));
    m_position += part;
    return part;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace coinpay::api
